import { Aws, type CfnElement, CfnOutput, Fn, Stack, type StackProps } from 'aws-cdk-lib'
import type { Construct } from 'constructs'
import { buildOf } from './build.ts'
import { careOf } from './care.ts'
import { dataOf } from './data.ts'
import { deployOf, type Way } from './deploy.ts'
import { fleetOf } from './fleet.ts'
import { nodeIdentityOf } from './identity.ts'
import { jobStarterOf } from './jobs.ts'
import { artifactsOf, logOf, topicOf } from './keep-and-tell.ts'
import { networkOf } from './network.ts'
import { type NodeNeeds, type Nodes, nodeTag, type Output, singleNodeOf } from './node.ts'
import { conditionsOf, parametersOf, questions } from './parameters.ts'
import { pipelineOf } from './pipeline.ts'
import { cloneUrl, sourceOf } from './source.ts'
import type { Topology } from './topology.ts'
import { type Alarm, alarmOf, dashboardOf, watchedAlone, watchedBehind, watchedBy } from './watch.ts'

interface Props extends StackProps {
  readonly topology: Topology
}

/** The only file that knows every part of the template. */
export class MatriculaStack extends Stack {
  constructor(scope: Construct, id: string, { topology, ...props }: Props) {
    super(scope, id, { ...props, description: descriptions[topology] })
    compose(this, topology)
  }

  /** `UsersTable` stays `UsersTable`: people read these names in the console. */
  protected override allocateLogicalId(element: CfnElement): string {
    return element.node.id
  }
}

const descriptions: Record<Topology, string> = {
  single: 'Matricula, a student information system: five tables, one node, and releases by push.',
  fleet: 'Matricula, a student information system: five tables, nodes over two zones, and releases by push.',
}

function compose(stack: Stack, topology: Topology): void {
  const given = parametersOf(stack, topology)
  const when = conditionsOf(stack, given, topology)
  const data = dataOf({ stack, given, when })
  const network = networkOf(stack, topology)
  const artifacts = artifactsOf(stack)
  const appLog = logOf(stack, 'AppLog', 'app', 90)
  const log = logOf(stack, 'BuildLog', 'build', 30)
  const topic = topicOf(stack, given)
  const identity = nodeIdentityOf({ stack, when, data, artifacts, appLog })
  const alarm = alarmOf({ stack, topic })
  const { nodes, way } = nodesOf({ stack, given, data, network, identity, appLog }, topology, alarm)
  const rollback = watchedBy(alarm, { stack, data, nodes, topic })
  dashboardOf({ stack, data, nodes, topic })
  const build = buildOf({ stack, artifacts, log })
  const deploy = deployOf({ stack, topic, alarm: rollback, way })
  pipelineOf({ stack, given, when, artifacts, build, deploy, nodes, topic })
  const starter = jobStarterOf(stack)
  sourceOf({ stack, given, when, log, starter })
  careOf({ stack, given, when, log, starter, topic })
  for (const output of nodes.outputs) tell(stack, output)
  tell(stack, {
    name: 'AdminPassword',
    value: Fn.sub('https://${AWS::Region}.console.aws.amazon.com/secretsmanager/secret?name=${AdminSecret}'),
    description: 'First administrator: retrieve the value.',
  })
  tell(stack, { name: 'CloneUrl', value: cloneUrl(), description: 'A push here is released.' }).condition =
    when.usesCodeCommit
  stack.templateOptions.metadata = { 'AWS::CloudFormation::Interface': questions(topology) }
}

const tell = (stack: Stack, { name, value, description }: Output): CfnOutput =>
  new CfnOutput(stack, name, { value, description })

/** The nodes of the topology, and the way a release takes to them. */
function nodesOf(needs: NodeNeeds, topology: Topology, alarm: Alarm): { nodes: Nodes; way: Way } {
  if (topology === 'single') {
    const nodes = singleNodeOf(needs)
    watchedAlone(alarm, nodes)
    return { nodes, way: aloneWay() }
  }
  const fleet = fleetOf(needs)
  watchedBehind(alarm, fleet.targets.attrTargetGroupFullName, fleet.balancer.attrLoadBalancerFullName)
  return {
    nodes: fleet,
    way: {
      group: {
        autoScalingGroups: [fleet.group.ref],
        loadBalancerInfo: { targetGroupInfoList: [{ name: fleet.targets.attrTargetGroupName }] },
      },
      configuration: 'CodeDeployDefault.OneAtATime',
      option: 'WITH_TRAFFIC_CONTROL',
      may: balancing,
    },
  }
}

const aloneWay = (): Way => ({
  group: { ec2TagFilters: [{ type: 'KEY_AND_VALUE', key: nodeTag, value: Aws.STACK_NAME }] },
  configuration: 'CodeDeployDefault.AllAtOnce',
  option: 'WITHOUT_TRAFFIC_CONTROL',
  may: [],
})

/** To take a node out of the balancer and the group while its release changes, and to reach new nodes. */
const balancing = [
  ...[
    'CompleteLifecycleAction',
    'DeleteLifecycleHook',
    'DescribeAutoScalingGroups',
    'DescribeLifecycleHooks',
    'DescribePolicies',
    'DescribeScheduledActions',
    'PutLifecycleHook',
    'RecordLifecycleActionHeartbeat',
    'ResumeProcesses',
    'SuspendProcesses',
  ].map((name) => `autoscaling:${name}`),
  ...['DeregisterTargets', 'DescribeTargetGroups', 'DescribeTargetHealth', 'RegisterTargets'].map(
    (name) => `elasticloadbalancing:${name}`,
  ),
]
