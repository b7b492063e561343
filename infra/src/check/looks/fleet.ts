import { type Check, type Fact, fact, factsHold, unless } from '#check/finding.ts'
import { stackName } from '#check/scene.ts'
import { at, type Json, listAt, same, textAt } from '#infra/json.ts'

const subnets = ['subneta-ref', 'subnetb-ref']

const attributes =
  (wanted: Readonly<Record<string, string>>) =>
  (value: Json | undefined): boolean =>
    listAt(value, '').length === Object.keys(wanted).length &&
    listAt(value, '').every((one) => wanted[textAt(one, 'Key')] === textAt(one, 'Value'))

const balancer: readonly Fact[] = [
  fact('Balancer', 'Type', 'application', 'it speaks HTTP and sockets'),
  fact('Balancer', 'Scheme', 'internet-facing', 'people come from outside'),
  fact('Balancer', 'IpAddressType', 'ipv4', 'the network has no other addresses'),
  fact('Balancer', 'Subnets', subnets, 'it stands in both zones'),
  fact('Balancer', 'SecurityGroups', ['sg-of-BalancerDoors'], 'it stands behind its own doors'),
  fact(
    'Balancer',
    'LoadBalancerAttributes',
    attributes({
      'idle_timeout.timeout_seconds': '120',
      'routing.http.drop_invalid_header_fields.enabled': 'true',
    }),
    'sockets outlive a pause, and broken headers are dropped',
  ),
  fact('Targets', 'VpcId', 'vpc-ref', 'nodes stand in this network'),
  fact('Targets', 'Port', 80, 'nodes listen there'),
  fact('Targets', 'Protocol', 'HTTP', 'TLS ends at the balancer'),
  fact('Targets', 'TargetType', 'instance', 'the group of nodes joins itself'),
  fact('Targets', 'HealthCheckPath', '/healthz', 'there the server says how it is'),
  fact(
    'Targets',
    'HealthCheckEnabled',
    (value) => value !== false,
    'a node that is not well gets no requests',
  ),
  fact(
    'Targets',
    'HealthCheckProtocol',
    (value) => value === undefined || value === 'HTTP',
    'nodes speak HTTP',
  ),
  fact('Targets', 'HealthCheckPort', (value) => value === undefined, 'nodes answer where they serve'),
  fact('Targets', 'Matcher', { HttpCode: '200' }, 'a node that is well says 200'),
  fact('Targets', 'HealthCheckIntervalSeconds', 10, 'a node that fails is found within half a minute'),
  fact('Targets', 'HealthCheckTimeoutSeconds', 5, 'a node that fails is found within half a minute'),
  fact('Targets', 'HealthyThresholdCount', 2, 'a release waits for a node twenty seconds, not two minutes'),
  fact('Targets', 'UnhealthyThresholdCount', 3, 'one slow answer is no failure'),
  fact(
    'Targets',
    'TargetGroupAttributes',
    attributes({
      'deregistration_delay.timeout_seconds': '20',
      'load_balancing.algorithm.type': 'least_outstanding_requests',
    }),
    'a node leaves within seconds, and the least busy one gets the next request',
  ),
  fact('HttpsListener', 'LoadBalancerArn', 'balancer-ref', 'it listens on this balancer'),
  fact('HttpsListener', 'Port', 443, 'people come by HTTPS'),
  fact('HttpsListener', 'Protocol', 'HTTPS', 'people come by HTTPS'),
  fact(
    'HttpsListener',
    'SslPolicy',
    /^ELBSecurityPolicy-TLS13-1-2-/,
    'old versions of TLS can be read along',
  ),
  fact(
    'HttpsListener',
    'Certificates',
    [{ CertificateArn: 'arn:aws:acm:eu-west-1:123456789012:certificate/one' }],
    'it is the certificate of the domain',
  ),
  fact(
    'HttpsListener',
    'DefaultActions',
    [{ Type: 'forward', TargetGroupArn: 'targets-ref' }],
    'requests go to the nodes',
  ),
  fact('HttpListener', 'LoadBalancerArn', 'balancer-ref', 'it listens on this balancer'),
  fact('HttpListener', 'Port', 80, 'people type no https'),
  fact('HttpListener', 'Protocol', 'HTTP', 'people type no https'),
  fact(
    'HttpListener',
    'DefaultActions',
    [{ Type: 'redirect', RedirectConfig: { Protocol: 'HTTPS', Port: '443', StatusCode: 'HTTP_301' } }],
    'nothing is served without TLS',
  ),
]

const suspended = ['AZRebalance', 'AlarmNotification', 'HealthCheck', 'ReplaceUnhealthy', 'ScheduledActions']

const group: readonly Fact[] = [
  fact(
    'Nodes',
    'MinSize',
    (value) => textAt(value, '') === '2',
    'as many nodes as were asked for always run',
  ),
  fact(
    'Nodes',
    'DesiredCapacity',
    (value) => textAt(value, '') === '2',
    'as many nodes as were asked for always run',
  ),
  fact('Nodes', 'MaxSize', '12', 'there is an end to what it may cost'),
  fact('Nodes', 'VPCZoneIdentifier', subnets, 'nodes stand in both zones'),
  fact('Nodes', 'AvailabilityZones', (value) => value === undefined, 'the subnets say where'),
  fact(
    'Nodes',
    'LaunchTemplate',
    { LaunchTemplateId: 'nodetemplate-ref', Version: '1' },
    'new nodes are as the newest template says',
  ),
  fact('Nodes', 'TargetGroupARNs', ['targets-ref'], 'the balancer knows the nodes'),
  fact('Nodes', 'HealthCheckType', 'ELB', 'a node on which the server is dead is replaced'),
  fact('Nodes', 'HealthCheckGracePeriod', 300, 'a node that boots is not taken for dead'),
  fact(
    'Nodes',
    'Tags',
    (value) =>
      listAt(value, '').length === 2 &&
      listAt(value, '').every(
        (tag) => at(tag, 'PropagateAtLaunch') === true && at(tag, 'Value') === stackName,
      ) &&
      listAt(value, '').some((tag) => at(tag, 'Key') === 'MatriculaNode'),
    'the patching finds nodes by their tag',
  ),
  fact('CpuScaling', 'AutoScalingGroupName', 'nodes-ref', 'it is about these nodes'),
  fact('CpuScaling', 'PolicyType', 'TargetTrackingScaling', 'nodes come and go with the load'),
  fact(
    'CpuScaling',
    'TargetTrackingConfiguration',
    { PredefinedMetricSpecification: { PredefinedMetricType: 'ASGAverageCPUUtilization' }, TargetValue: 55 },
    'a node is added before the others are busy',
  ),
  fact('Cache', 'Engine', 'valkey', 'the server speaks its protocol'),
  fact('Cache', 'MajorEngineVersion', '8', 'the server was tried with it'),
  fact('Cache', 'ServerlessCacheName', stackName, 'people find it by the name of the stack'),
  fact('Cache', 'SubnetIds', subnets, 'it stands where the nodes are'),
  fact('Cache', 'SecurityGroupIds', ['sg-of-CacheDoors'], 'it stands behind its own doors'),
  fact(
    'Cache',
    'CacheUsageLimits',
    { DataStorage: { Maximum: 1, Unit: 'GB' }, ECPUPerSecond: { Maximum: 5000 } },
    'there is an end to what it may cost',
  ),
]

/** Requests go to nodes that are well, over TLS, and one node after the other is replaced. */
export const theFleetHoldsTogether = factsHold(
  'the balancer, the nodes and the cache fit together',
  ({ topology }) => (topology === 'fleet' ? [...balancer, ...group] : []),
)

/** At an update the fleet keeps serving. */
export const updatesRoll: Check = {
  name: 'an update replaces one node after the other, and waits for each',
  look: ({ parts }) => {
    const policy = at(parts['Nodes']?.raw, 'UpdatePolicy')
    if (parts['Nodes'] === undefined) return []
    const wanted = {
      AutoScalingRollingUpdate: {
        MaxBatchSize: 1,
        MinInstancesInService: 1,
        PauseTime: 'PT15M',
        SuspendProcesses: suspended,
        WaitOnResourceSignals: true,
      },
    }
    return unless(
      same(policy, wanted),
      'Nodes',
      `UpdatePolicy is ${JSON.stringify(policy) ?? 'missing'} instead of ${JSON.stringify(wanted)}.`,
    )
  },
}
