import { Aws, type Stack } from 'aws-cdk-lib'
import { CfnBudget } from 'aws-cdk-lib/aws-budgets'
import { CfnRule } from 'aws-cdk-lib/aws-events'
import type { CfnRole } from 'aws-cdk-lib/aws-iam'
import type { CfnLogGroup } from 'aws-cdk-lib/aws-logs'
import type { CfnTopic } from 'aws-cdk-lib/aws-sns'
import { CfnAssociation } from 'aws-cdk-lib/aws-ssm'
import { jobOf } from './jobs.ts'
import { nodeTag } from './node.ts'
import type { Conditions, Parameters } from './parameters.ts'
import { allow, named } from './words.ts'

interface Needs {
  readonly stack: Stack
  readonly given: Parameters
  readonly when: Conditions
  readonly log: CfnLogGroup
  readonly starter: CfnRole
  readonly topic: CfnTopic
}

/** What happens by itself: patches on Sunday night, a look for changes by hand on Monday, a word before money runs out. */
export function careOf(needs: Needs): void {
  patchOf(needs)
  driftOf(needs)
  budgetOf(needs)
}

function patchOf({ stack }: Needs): void {
  new CfnAssociation(stack, 'Patching', {
    name: 'AWS-RunPatchBaseline',
    associationName: named('patching'),
    scheduleExpression: 'cron(0 4 ? * SUN *)',
    applyOnlyAtCronInterval: true,
    parameters: { Operation: ['Install'], RebootOption: ['RebootIfNeeded'] },
    targets: [{ key: `tag:${nodeTag}`, values: [Aws.STACK_NAME] }],
    maxConcurrency: '1',
    maxErrors: '0',
  })
}

function driftOf({ stack, log, starter, topic }: Needs): void {
  const { project } = jobOf({
    stack,
    log,
    name: 'Drift',
    file: 'find-drift.yml',
    told: { STACK: Aws.STACK_NAME, TOPIC: topic.ref },
    may: [
      allow(['cloudformation:DetectStackDrift', 'cloudformation:DescribeStackResourceDrifts'], Aws.STACK_ID),
      allow('cloudformation:DetectStackResourceDrift', Aws.STACK_ID),
      allow(['cloudformation:DescribeStackDriftDetectionStatus', ...looks], '*'),
      allow('sns:Publish', topic.ref),
    ],
  })
  new CfnRule(stack, 'DriftRule', {
    description: 'Looks on Mondays for what was changed by hand.',
    scheduleExpression: 'cron(0 5 ? * MON *)',
    targets: [{ id: 'drift', arn: project.attrArn, roleArn: starter.attrArn }],
  })
}

/** Drift is found with the rights of whoever looks: descriptions of tables, networks and nodes, never their items. */
const looks = [
  'autoscaling:Describe*',
  'cloudwatch:DescribeAlarms',
  'dynamodb:Describe*',
  'dynamodb:ListTagsOfResource',
  'ec2:Describe*',
  'iam:GetInstanceProfile',
  'iam:GetRole',
  'iam:GetRolePolicy',
  'iam:ListAttachedRolePolicies',
  'iam:ListRolePolicies',
  'logs:DescribeLogGroups',
  'sns:GetTopicAttributes',
]

function budgetOf({ stack, given, when }: Needs): void {
  const notice = (notificationType: 'ACTUAL' | 'FORECASTED', threshold: number) => ({
    notification: {
      notificationType,
      comparisonOperator: 'GREATER_THAN',
      threshold,
      thresholdType: 'PERCENTAGE',
    },
    subscribers: [{ subscriptionType: 'EMAIL', address: given.adminEmail.valueAsString }],
  })
  const budget = new CfnBudget(stack, 'Budget', {
    budget: {
      budgetType: 'COST',
      timeUnit: 'MONTHLY',
      budgetLimit: { amount: given.monthlyBudgetUsd.valueAsNumber, unit: 'USD' },
    },
    notificationsWithSubscribers: [notice('ACTUAL', 80), notice('FORECASTED', 100)],
  })
  budget.cfnOptions.condition = when.hasBudget
}
