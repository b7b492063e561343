import { Aws, type Stack } from 'aws-cdk-lib'
import type { CfnAlarm } from 'aws-cdk-lib/aws-cloudwatch'
import { CfnApplication, CfnDeploymentGroup, type CfnDeploymentGroupProps } from 'aws-cdk-lib/aws-codedeploy'
import { CfnRole } from 'aws-cdk-lib/aws-iam'
import type { CfnTopic } from 'aws-cdk-lib/aws-sns'
import { allow, inline, trust } from './words.ts'

interface Needs {
  readonly stack: Stack
  readonly topic: CfnTopic
  /** Stops a deployment that runs, and takes it back. */
  readonly alarm: CfnAlarm
  readonly way: Way
}

/** Which nodes get a release, in which order, and what CodeDeploy must be allowed for that. */
export interface Way {
  readonly group: Pick<CfnDeploymentGroupProps, 'ec2TagFilters' | 'autoScalingGroups' | 'loadBalancerInfo'>
  readonly configuration: 'CodeDeployDefault.AllAtOnce' | 'CodeDeployDefault.OneAtATime'
  readonly option: 'WITH_TRAFFIC_CONTROL' | 'WITHOUT_TRAFFIC_CONTROL'
  readonly may: readonly string[]
}

export interface Deploy {
  readonly application: CfnApplication
  readonly group: CfnDeploymentGroup
  readonly configuration: string
}

/** Brings a release to the nodes that run, and the one before back when it fails or the server begins to err. */
export function deployOf({ stack, topic, alarm, way }: Needs): Deploy {
  const role = new CfnRole(stack, 'DeployRole', {
    assumeRolePolicyDocument: trust('codedeploy'),
    policies: [
      inline(
        'deploy',
        allow(
          [
            'cloudwatch:DescribeAlarms',
            'ec2:DescribeInstanceStatus',
            'ec2:DescribeInstances',
            'tag:GetResources',
            ...way.may,
          ],
          '*',
        ),
        allow('sns:Publish', topic.ref),
      ),
    ],
  })
  const application = new CfnApplication(stack, 'Application', {
    applicationName: Aws.STACK_NAME,
    computePlatform: 'Server',
  })
  const group = new CfnDeploymentGroup(stack, 'DeploymentGroup', {
    applicationName: application.ref,
    deploymentGroupName: Aws.STACK_NAME,
    serviceRoleArn: role.attrArn,
    deploymentConfigName: way.configuration,
    deploymentStyle: { deploymentType: 'IN_PLACE', deploymentOption: way.option },
    ...way.group,
    autoRollbackConfiguration: { enabled: true, events: ['DEPLOYMENT_FAILURE', 'DEPLOYMENT_STOP_ON_ALARM'] },
    alarmConfiguration: { enabled: true, alarms: [{ name: alarm.ref }] },
    outdatedInstancesStrategy: 'UPDATE',
    triggerConfigurations: [
      {
        triggerName: 'alerts',
        triggerTargetArn: topic.ref,
        triggerEvents: ['DeploymentFailure', 'DeploymentRollback'],
      },
    ],
  })
  return { application, group, configuration: way.configuration }
}
