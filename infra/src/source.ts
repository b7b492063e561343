import { Aws, Fn, type Stack } from 'aws-cdk-lib'
import { CfnRepository } from 'aws-cdk-lib/aws-codecommit'
import { CfnRule } from 'aws-cdk-lib/aws-events'
import type { CfnRole } from 'aws-cdk-lib/aws-iam'
import type { CfnLogGroup } from 'aws-cdk-lib/aws-logs'
import { jobOf } from './jobs.ts'
import type { Conditions, Parameters } from './parameters.ts'
import { allow, arnOf, keep } from './words.ts'

interface Needs {
  readonly stack: Stack
  readonly given: Parameters
  readonly when: Conditions
  readonly log: CfnLogGroup
  readonly starter: CfnRole
}

export const repositoryArn = (): string => arnOf('codecommit', '${AWS::StackName}')
export const cloneUrl = (): string =>
  Fn.sub('https://git-codecommit.${AWS::Region}.${AWS::URLSuffix}/v1/repos/${AWS::StackName}')

/** The institution's own repository, and the job that fills it once the stack stands. */
export function sourceOf({ stack, given, when, log, starter }: Needs): void {
  const repository = new CfnRepository(stack, 'Repository', {
    repositoryName: Aws.STACK_NAME,
    repositoryDescription: 'The source of Matricula that this stack releases.',
  })
  repository.cfnOptions.condition = when.usesCodeCommit
  keep(repository)
  const { role, project } = jobOf({
    stack,
    log,
    name: 'Copy',
    file: 'copy-source.yml',
    told: { FROM: given.sourceUrl.valueAsString, TO: cloneUrl(), BRANCH: given.branch.valueAsString },
    may: [allow(['codecommit:GitPull', 'codecommit:GitPush'], repositoryArn())],
  })
  const rule = new CfnRule(stack, 'CopyRule', {
    description: 'Once the stack stands, its repository is filled; that push starts the pipeline.',
    eventPattern: {
      source: ['aws.cloudformation'],
      'detail-type': ['CloudFormation Stack Status Change'],
      detail: { 'stack-id': [Aws.STACK_ID], 'status-details': { status: ['CREATE_COMPLETE'] } },
    },
    targets: [{ id: 'copy', arn: project.attrArn, roleArn: starter.attrArn }],
  })
  for (const part of [role, project, rule]) part.cfnOptions.condition = when.isSeeded
}
