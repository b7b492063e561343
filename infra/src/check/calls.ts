import type { Operation } from '@matricula/server/operations'
import { indexName, tables } from '@matricula/server/table'
import { textAt } from '#infra/json.ts'
import { bucketName, secretArn, topicArn } from './known-types.ts'
import { arn, type Scene, stackName } from './scene.ts'

/** A call to AWS that somebody makes under a role, and on what. */
export interface Call {
  readonly role: string
  readonly action: string
  readonly on: string
  /** Who makes it, and what for. */
  readonly why: string
  /** A condition that the permission must have, as JSON. */
  readonly condition?: string
}

interface Calls {
  readonly service: string
  readonly actions: readonly string[]
  readonly on: string | readonly string[]
  readonly why: string
  readonly condition?: string
}

const under = (role: string, calls: readonly Calls[]): Call[] =>
  calls.flatMap(({ service, actions, on, why, condition }) =>
    actions.flatMap((action) =>
      [on].flat().map((one) => ({
        role,
        action: `${service}:${action}`,
        on: one,
        why,
        ...(condition !== undefined && { condition }),
      })),
    ),
  )

/** The permissions that each operation of the server's store needs. A transaction needs those of its parts. */
const permissions: Record<Operation, readonly string[]> = {
  Get: ['GetItem'],
  BatchGet: ['BatchGetItem'],
  Query: ['Query'],
  Scan: ['Scan'],
  Put: ['PutItem'],
  Update: ['UpdateItem'],
  Delete: ['DeleteItem'],
  TransactWrite: ['ConditionCheckItem', 'PutItem', 'UpdateItem', 'DeleteItem'],
}

const tableArn = (name: string): string => arn('dynamodb', `table/${stackName}-${name}`)
const releases = `arn:aws:s3:::${bucketName}/*`
const deploymentGroup = arn('codedeploy', `deploymentgroup:${stackName}/${stackName}`)
const repository = arn('codecommit', stackName)
const log = (word: string): string => arn('logs', `log-group:/matricula/${stackName}/${word}:*`)
const stackId = arn('cloudformation', `stack/${stackName}/1`)

const ofNode = ({ given }: Scene): Calls[] => [
  {
    service: 'dynamodb',
    actions: [...new Set(Object.values(permissions).flat())],
    on: tables.map(({ name }) => tableArn(name)),
    why: 'the server reads and writes items',
  },
  {
    service: 'dynamodb',
    actions: permissions.Query,
    on: tables.flatMap(({ name, indexes }) =>
      indexes.map((index) => `${tableArn(name)}/index/${indexName(index.name)}`),
    ),
    why: 'the server queries the index',
  },
  {
    service: 'secretsmanager',
    actions: ['GetSecretValue'],
    on: [secretArn('AdminSecret'), secretArn('InstitutionSecret')],
    why: 'the first boot reads its secrets',
  },
  {
    service: 'logs',
    actions: ['CreateLogStream', 'DescribeLogStreams', 'PutLogEvents'],
    on: log('app'),
    why: 'the agent of CloudWatch and the first boot write the log',
  },
  {
    service: 's3',
    actions: ['GetObject', 'GetObjectVersion'],
    on: releases,
    why: 'CodeDeploy’s agent and the first boot fetch a release',
  },
  {
    service: 'codedeploy',
    actions: ['GetDeployment', 'GetDeploymentGroup'],
    on: deploymentGroup,
    why: 'the first boot asks for the last release',
  },
  ...(given['MailFrom'] === ''
    ? []
    : [
        {
          service: 'ses',
          actions: ['SendEmail', 'SendRawEmail'],
          on: arn('ses', 'identity/*'),
          why: 'the server sends letters, under its own address alone',
          condition: JSON.stringify({ StringEquals: { 'ses:FromAddress': given['MailFrom'] } }),
        },
      ]),
]

const writesLog: Calls = {
  service: 'logs',
  actions: ['CreateLogStream', 'PutLogEvents'],
  on: log('build'),
  why: 'CodeBuild writes its log',
}

const ofBuild: Calls[] = [
  writesLog,
  {
    service: 's3',
    actions: ['GetObject', 'GetObjectVersion', 'PutObject'],
    on: releases,
    why: 'CodeBuild takes the source and gives the release',
  },
]

const ofCopy: Calls[] = [
  writesLog,
  {
    service: 'codecommit',
    actions: ['GitPull', 'GitPush'],
    on: repository,
    why: 'the copy looks at the repository and pushes to it',
  },
]

const ofDrift: Calls[] = [
  writesLog,
  {
    service: 'cloudformation',
    actions: ['DetectStackDrift', 'DetectStackResourceDrift', 'DescribeStackResourceDrifts'],
    on: stackId,
    why: 'the job compares the stack with its template',
  },
  {
    service: 'cloudformation',
    actions: ['DescribeStackDriftDetectionStatus'],
    on: '*',
    why: 'the job waits for the comparison',
  },
  { service: 'sns', actions: ['Publish'], on: topicArn(), why: 'the job tells what was changed by hand' },
]

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

const sourceOf = (connection: string): Calls[] =>
  connection === ''
    ? [
        {
          service: 'codecommit',
          actions: [
            'CancelUploadArchive',
            'GetBranch',
            'GetCommit',
            'GetUploadArchiveStatus',
            'UploadArchive',
          ],
          on: repository,
          why: 'the pipeline takes the source from CodeCommit',
        },
      ]
    : ['codeconnections', 'codestar-connections'].map((service) => ({
        service,
        actions: ['UseConnection'],
        on: connection,
        why: 'the pipeline takes the source from the connection',
      }))

function ofPipeline({ given, topology }: Scene): Calls[] {
  const way = topology === 'single' ? 'AllAtOnce' : 'OneAtATime'
  const deploys = 'the pipeline deploys'
  return [
    {
      service: 's3',
      actions: ['GetObject', 'GetObjectVersion', 'PutObject'],
      on: releases,
      why: 'the pipeline passes artifacts on',
    },
    {
      service: 's3',
      actions: ['GetBucketLocation', 'GetBucketVersioning'],
      on: `arn:aws:s3:::${bucketName}`,
      why: 'the pipeline looks where artifacts go',
    },
    {
      service: 'codebuild',
      actions: ['BatchGetBuilds', 'StartBuild'],
      on: arn('codebuild', `project/${stackName}-build`),
      why: 'the pipeline builds',
    },
    {
      service: 'codedeploy',
      actions: ['CreateDeployment', 'GetDeployment'],
      on: deploymentGroup,
      why: deploys,
    },
    {
      service: 'codedeploy',
      actions: ['GetApplication', 'GetApplicationRevision', 'RegisterApplicationRevision'],
      on: arn('codedeploy', `application:${stackName}`),
      why: deploys,
    },
    {
      service: 'codedeploy',
      actions: ['GetDeploymentConfig'],
      on: arn('codedeploy', `deploymentconfig:CodeDeployDefault.${way}`),
      why: deploys,
    },
    ...sourceOf(textAt(given, 'ConnectionArn')),
  ]
}

function ofDeploy({ topology }: Scene): Calls[] {
  const everywhere: Calls[] = [
    {
      service: 'ec2',
      actions: ['DescribeInstances', 'DescribeInstanceStatus'],
      on: '*',
      why: 'CodeDeploy looks for nodes',
    },
    { service: 'tag', actions: ['GetResources'], on: '*', why: 'CodeDeploy looks for nodes by tag' },
    { service: 'cloudwatch', actions: ['DescribeAlarms'], on: '*', why: 'CodeDeploy stops at an alarm' },
    { service: 'sns', actions: ['Publish'], on: topicArn(), why: 'CodeDeploy tells of failures' },
  ]
  return topology === 'single' ? everywhere : [...everywhere, ...balancing]
}

const balancing: Calls[] = [
  {
    service: 'autoscaling',
    actions: [
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
    ],
    on: '*',
    why: 'CodeDeploy brings new nodes their release, and lets no other begin meanwhile',
  },
  {
    service: 'elasticloadbalancing',
    actions: ['DeregisterTargets', 'DescribeTargetGroups', 'DescribeTargetHealth', 'RegisterTargets'],
    on: '*',
    why: 'CodeDeploy takes a node out of the balancer while its release changes',
  },
]

/** Every call that is made, by the server, the scripts and the services that act for the stack. */
export const callsOf = (scene: Scene): Readonly<Record<string, readonly Call[]>> => ({
  NodeRole: under('NodeRole', ofNode(scene)),
  BuildRole: under('BuildRole', ofBuild),
  CopyRole: under('CopyRole', ofCopy),
  DriftRole: [
    ...under('DriftRole', ofDrift),
    ...looks.map((action) => ({
      role: 'DriftRole',
      action,
      on: '*',
      why: 'drift is found with the rights of whoever looks',
    })),
  ],
  PipelineRole: under('PipelineRole', ofPipeline(scene)),
  DeployRole: under('DeployRole', ofDeploy(scene)),
  PushRole: under('PushRole', [
    {
      service: 'codepipeline',
      actions: ['StartPipelineExecution'],
      on: arn('codepipeline', stackName),
      why: 'the rule starts the pipeline',
    },
  ]),
  JobStarterRole: under('JobStarterRole', [
    {
      service: 'codebuild',
      actions: ['StartBuild'],
      on: ['copy', 'drift'].map((word) => arn('codebuild', `project/${stackName}-${word}`)),
      why: 'rules start the jobs',
    },
  ]),
})
