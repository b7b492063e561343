import { type Fact, fact, factsHold } from '#check/finding.ts'
import { roleArn, topicArn } from '#check/known-types.ts'
import { stackName } from '#check/scene.ts'
import { at, type Json, listAt, same, textAt } from '#infra/json.ts'

/** A release reaches the nodes of this stack, and goes back by itself. */
export const releasesReachTheNodes = factsHold(
  'a release reaches the nodes of this stack, and goes back by itself',
  (scene) => [
    fact('Application', 'ApplicationName', stackName, 'the first boot and the pipeline name it so'),
    fact('Application', 'ComputePlatform', 'Server', 'releases go to machines'),
    fact('DeploymentGroup', 'ApplicationName', stackName, 'the group is of this application'),
    fact('DeploymentGroup', 'DeploymentGroupName', stackName, 'the first boot and the pipeline name it so'),
    fact('DeploymentGroup', 'ServiceRoleArn', roleArn('DeployRole'), 'CodeDeploy acts by its own role'),
    fact(
      'DeploymentGroup',
      'AutoRollbackConfiguration',
      (value) =>
        at(value, 'Enabled') === true &&
        same(listAt(value, 'Events'), ['DEPLOYMENT_FAILURE', 'DEPLOYMENT_STOP_ON_ALARM']),
      'a release that fails, or at which the server begins to err, goes back',
    ),
    fact('DeploymentGroup', 'AlarmConfiguration', watches, 'errors of the server stop a deployment'),
    fact(
      'DeploymentGroup',
      'OutdatedInstancesStrategy',
      'UPDATE',
      'a node that came during a deployment is brought up to it',
    ),
    fact(
      'DeploymentGroup',
      'TriggerConfigurations',
      tells,
      'the administrator hears of a release that failed',
    ),
    ...(scene.topology === 'single' ? toOne : toMany),
  ],
)

const watches = (value: Json | undefined): boolean =>
  at(value, 'Enabled') === true &&
  at(value, 'IgnorePollAlarmFailure') !== true &&
  same(listAt(value, 'Alarms'), [{ Name: `${stackName}-ServerErrorAlarm` }])

const tells = (value: Json | undefined): boolean =>
  at(value, '0.TriggerTargetArn') === topicArn() &&
  textAt(value, '0.TriggerName') !== '' &&
  same(listAt(value, '0.TriggerEvents'), ['DeploymentFailure', 'DeploymentRollback'])

const absent = (value: Json | undefined): boolean => value === undefined

const toOne: readonly Fact[] = [
  fact(
    'DeploymentGroup',
    'DeploymentConfigName',
    'CodeDeployDefault.AllAtOnce',
    'the only node cannot wait for another, and the pipeline may use this way alone',
  ),
  fact(
    'DeploymentGroup',
    'DeploymentStyle',
    { DeploymentType: 'IN_PLACE', DeploymentOption: 'WITHOUT_TRAFFIC_CONTROL' },
    'there is no balancer; the node changes its own slots',
  ),
  fact(
    'DeploymentGroup',
    'Ec2TagFilters',
    [{ Type: 'KEY_AND_VALUE', Key: 'MatriculaNode', Value: stackName }],
    'the node bears exactly this tag',
  ),
  fact('DeploymentGroup', 'AutoScalingGroups', absent, 'there is no group of nodes'),
  fact('DeploymentGroup', 'LoadBalancerInfo', absent, 'there is no balancer'),
]

const toMany: readonly Fact[] = [
  fact(
    'DeploymentGroup',
    'DeploymentConfigName',
    'CodeDeployDefault.OneAtATime',
    'the others serve meanwhile, and the pipeline may use this way alone',
  ),
  fact(
    'DeploymentGroup',
    'DeploymentStyle',
    { DeploymentType: 'IN_PLACE', DeploymentOption: 'WITH_TRAFFIC_CONTROL' },
    'a node leaves the balancer while its release changes',
  ),
  fact('DeploymentGroup', 'AutoScalingGroups', ['nodes-ref'], 'new nodes get the release as well'),
  fact(
    'DeploymentGroup',
    'LoadBalancerInfo',
    { TargetGroupInfoList: [{ Name: 'Targets-name' }] },
    'nodes leave the balancer that people come through',
  ),
  fact('DeploymentGroup', 'Ec2TagFilters', absent, 'nodes are found by their group'),
]
