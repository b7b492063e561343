import { Aws, Fn, type Stack } from 'aws-cdk-lib'
import { CfnAutoScalingGroup, CfnScalingPolicy } from 'aws-cdk-lib/aws-autoscaling'
import { CfnLaunchTemplate, CfnSecurityGroup } from 'aws-cdk-lib/aws-ec2'
import { CfnServerlessCache } from 'aws-cdk-lib/aws-elasticache'
import { CfnListener, CfnLoadBalancer, CfnTargetGroup } from 'aws-cdk-lib/aws-elasticloadbalancingv2'
import { type Network, networkRange, waysOut } from './network.ts'
import { machine, type NodeNeeds, type Nodes, nodeTags, userDataOf } from './node.ts'

export interface Fleet extends Nodes {
  readonly group: CfnAutoScalingGroup
  readonly targets: CfnTargetGroup
  readonly balancer: CfnLoadBalancer
}

/** Several nodes over two zones behind a load balancer, that tell each other what is live through Valkey. */
export function fleetOf(needs: NodeNeeds): Fleet {
  const { stack, network } = needs
  const doors = doorsOf(stack, network, needs)
  const cache = cacheOf(stack, network, doors)
  const { balancer, targets } = balancerOf(needs, doors.balancer)
  const group = groupOf(needs, { doors, cache, targets })
  return {
    resource: group,
    group,
    targets,
    balancer,
    dimension: { name: 'AutoScalingGroupName', value: group.ref },
    outputs: [
      { name: 'Url', value: Fn.sub('https://${DomainName}/'), description: 'Open this.' },
      { name: 'LoadBalancerName', value: balancer.attrDnsName, description: 'Point DomainName here.' },
    ],
  }
}

interface Doors {
  readonly balancer: CfnSecurityGroup
  readonly nodes: CfnSecurityGroup
  readonly cache: CfnSecurityGroup
}

const tcp = (fromPort: number, toPort: number, from: object) => ({
  ipProtocol: 'tcp',
  fromPort,
  toPort,
  ...from,
})

/** Each door opens to the one before it: the world to the balancer, the balancer to the nodes, the nodes to the cache. */
function doorsOf(stack: Stack, { vpc }: Network, { given }: NodeNeeds): Doors {
  const allowed = { cidrIp: given.allowedCidr.valueAsString }
  const inside = { cidrIp: networkRange }
  const balancer = new CfnSecurityGroup(stack, 'BalancerDoors', {
    groupDescription: 'HTTP and HTTPS in, HTTP to the nodes.',
    vpcId: vpc.ref,
    securityGroupIngress: [tcp(80, 80, allowed), tcp(443, 443, allowed)],
    securityGroupEgress: [tcp(80, 80, inside)],
  })
  const nodes = new CfnSecurityGroup(stack, 'NodeDoors', {
    groupDescription: 'HTTP from the load balancer. No SSH.',
    vpcId: vpc.ref,
    securityGroupIngress: [tcp(80, 80, { sourceSecurityGroupId: balancer.attrGroupId })],
    securityGroupEgress: [...waysOut(), tcp(6379, 6380, inside)],
  })
  const cache = new CfnSecurityGroup(stack, 'CacheDoors', {
    groupDescription: 'Valkey from the nodes.',
    vpcId: vpc.ref,
    securityGroupIngress: [tcp(6379, 6380, { sourceSecurityGroupId: nodes.attrGroupId })],
  })
  return { balancer, nodes, cache }
}

/** Messages that pass, never records: small, with a limit to what it may cost. */
const cacheOf = (stack: Stack, { subnets }: Network, doors: Doors): CfnServerlessCache =>
  new CfnServerlessCache(stack, 'Cache', {
    engine: 'valkey',
    majorEngineVersion: '8',
    serverlessCacheName: Aws.STACK_NAME,
    subnetIds: subnets.map(({ ref }) => ref),
    securityGroupIds: [doors.cache.attrGroupId],
    cacheUsageLimits: { dataStorage: { maximum: 1, unit: 'GB' }, ecpuPerSecond: { maximum: 5000 } },
  })

function balancerOf({ stack, given, network }: NodeNeeds, doors: CfnSecurityGroup) {
  const balancer = new CfnLoadBalancer(stack, 'Balancer', {
    type: 'application',
    scheme: 'internet-facing',
    ipAddressType: 'ipv4',
    subnets: network.subnets.map(({ ref }) => ref),
    securityGroups: [doors.attrGroupId],
    loadBalancerAttributes: [
      { key: 'idle_timeout.timeout_seconds', value: '120' },
      { key: 'routing.http.drop_invalid_header_fields.enabled', value: 'true' },
    ],
  })
  for (const way of network.ways) balancer.addResourceDependency(way)
  const targets = new CfnTargetGroup(stack, 'Targets', {
    vpcId: network.vpc.ref,
    port: 80,
    protocol: 'HTTP',
    targetType: 'instance',
    healthCheckPath: '/healthz',
    healthCheckIntervalSeconds: 10,
    healthCheckTimeoutSeconds: 5,
    healthyThresholdCount: 2,
    unhealthyThresholdCount: 3,
    matcher: { httpCode: '200' },
    targetGroupAttributes: [
      { key: 'deregistration_delay.timeout_seconds', value: '20' },
      { key: 'load_balancing.algorithm.type', value: 'least_outstanding_requests' },
    ],
  })
  new CfnListener(stack, 'HttpsListener', {
    loadBalancerArn: balancer.ref,
    port: 443,
    protocol: 'HTTPS',
    sslPolicy: 'ELBSecurityPolicy-TLS13-1-2-2021-06',
    certificates: [{ certificateArn: given.certificateArn?.valueAsString ?? '' }],
    defaultActions: [{ type: 'forward', targetGroupArn: targets.ref }],
  })
  new CfnListener(stack, 'HttpListener', {
    loadBalancerArn: balancer.ref,
    port: 80,
    protocol: 'HTTP',
    defaultActions: [
      { type: 'redirect', redirectConfig: { protocol: 'HTTPS', port: '443', statusCode: 'HTTP_301' } },
    ],
  })
  return { balancer, targets }
}

interface Around {
  readonly doors: Doors
  readonly cache: CfnServerlessCache
  readonly targets: CfnTargetGroup
}

/** At an update one node after the other is replaced, each only once its successor has signalled. */
function groupOf(needs: NodeNeeds, { doors, cache, targets }: Around): CfnAutoScalingGroup {
  const { stack, given, network } = needs
  const { nodeCount } = given
  const template = templateOf(needs, doors.nodes, cache)
  const group = new CfnAutoScalingGroup(stack, 'Nodes', {
    minSize: nodeCount?.valueAsString ?? '',
    desiredCapacity: nodeCount?.valueAsString ?? '',
    maxSize: '12',
    vpcZoneIdentifier: network.subnets.map(({ ref }) => ref),
    launchTemplate: { launchTemplateId: template.ref, version: template.attrLatestVersionNumber },
    targetGroupArns: [targets.ref],
    healthCheckType: 'ELB',
    healthCheckGracePeriod: 300,
    tags: nodeTags().map((tag) => ({ ...tag, propagateAtLaunch: true })),
  })
  group.cfnOptions.creationPolicy = {
    resourceSignal: { count: nodeCount?.valueAsNumber ?? 2, timeout: 'PT15M' },
  }
  group.cfnOptions.updatePolicy = {
    autoScalingRollingUpdate: {
      minInstancesInService: 1,
      maxBatchSize: 1,
      waitOnResourceSignals: true,
      pauseTime: 'PT15M',
      suspendProcesses: [
        'AZRebalance',
        'AlarmNotification',
        'HealthCheck',
        'ReplaceUnhealthy',
        'ScheduledActions',
      ],
    },
  }
  for (const way of network.ways) group.addResourceDependency(way)
  new CfnScalingPolicy(stack, 'CpuScaling', {
    autoScalingGroupName: group.ref,
    policyType: 'TargetTrackingScaling',
    targetTrackingConfiguration: {
      targetValue: 55,
      predefinedMetricSpecification: { predefinedMetricType: 'ASGAverageCPUUtilization' },
    },
  })
  return group
}

const templateOf = (
  needs: NodeNeeds,
  doors: CfnSecurityGroup,
  cache: CfnServerlessCache,
): CfnLaunchTemplate =>
  new CfnLaunchTemplate(needs.stack, 'NodeTemplate', {
    launchTemplateData: {
      imageId: needs.given.ami.valueAsString,
      instanceType: needs.given.instanceType.valueAsString,
      iamInstanceProfile: { arn: needs.identity.profile.attrArn },
      networkInterfaces: [
        {
          deviceIndex: 0,
          groups: [doors.attrGroupId],
          associatePublicIpAddress: true,
          deleteOnTermination: true,
        },
      ],
      ...machine,
      creditSpecification: { cpuCredits: 'unlimited' },
      tagSpecifications: [{ resourceType: 'volume', tags: nodeTags() }],
      userData: userDataOf(needs, {
        resource: 'Nodes',
        publicHost: needs.given.domainName.valueAsString,
        trustedHops: 1,
        cacheUrl: Fn.sub(
          `rediss://\${${cache.logicalId}.Endpoint.Address}:\${${cache.logicalId}.Endpoint.Port}`,
        ),
      }),
    },
  })
