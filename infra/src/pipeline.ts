import { Aws, Fn, type Stack } from 'aws-cdk-lib'
import type { CfnProject } from 'aws-cdk-lib/aws-codebuild'
import { CfnPipeline } from 'aws-cdk-lib/aws-codepipeline'
import { CfnRule } from 'aws-cdk-lib/aws-events'
import { CfnRole } from 'aws-cdk-lib/aws-iam'
import type { CfnBucket } from 'aws-cdk-lib/aws-s3'
import type { CfnTopic } from 'aws-cdk-lib/aws-sns'
import type { Deploy } from './deploy.ts'
import type { Nodes } from './node.ts'
import type { Conditions, Parameters } from './parameters.ts'
import { repositoryArn } from './source.ts'
import { allow, arnOf, deploymentGroupArn, inline, objectsOf, trust } from './words.ts'

interface Needs {
  readonly stack: Stack
  readonly given: Parameters
  readonly when: Conditions
  readonly artifacts: CfnBucket
  readonly build: CfnProject
  readonly deploy: Deploy
  readonly nodes: Nodes
  readonly topic: CfnTopic
}

/** From a push to a release: source, build, deploy, with exactly the commit that was pushed. */
export function pipelineOf(needs: Needs): void {
  const { stack, artifacts, build, deploy, nodes } = needs
  const pipeline = new CfnPipeline(stack, 'Pipeline', {
    name: Aws.STACK_NAME,
    pipelineType: 'V2',
    executionMode: 'SUPERSEDED',
    roleArn: roleOf(needs).attrArn,
    artifactStore: { type: 'S3', location: artifacts.ref },
    stages: [
      { name: 'Source', actions: [sourceActionOf(needs)] },
      {
        name: 'Build',
        onFailure: { result: 'RETRY', retryConfiguration: { retryMode: 'FAILED_ACTIONS' } },
        actions: [
          {
            name: 'Build',
            actionTypeId: { category: 'Build', owner: 'AWS', provider: 'CodeBuild', version: '1' },
            configuration: { ProjectName: build.ref },
            inputArtifacts: [{ name: 'source' }],
            outputArtifacts: [{ name: 'release' }],
          },
        ],
      },
      {
        name: 'Deploy',
        actions: [
          {
            name: 'Deploy',
            actionTypeId: { category: 'Deploy', owner: 'AWS', provider: 'CodeDeploy', version: '1' },
            configuration: { ApplicationName: deploy.application.ref, DeploymentGroupName: deploy.group.ref },
            inputArtifacts: [{ name: 'release' }],
          },
        ],
      },
    ],
  })
  pipeline.addResourceDependency(nodes.resource)
  startedByPush(needs)
  toldWhenFailed(needs, pipeline)
}

/** Of CodeCommit and a connection, the one that was asked for. */
function sourceActionOf({ given, when }: Needs) {
  const action = (Provider: string, Configuration: object) => ({
    Name: 'Source',
    ActionTypeId: { Category: 'Source', Owner: 'AWS', Provider, Version: '1' },
    Configuration: { ...Configuration, BranchName: given.branch.valueAsString },
    OutputArtifacts: [{ Name: 'source' }],
  })
  return Fn.conditionIf(
    when.usesCodeCommit.logicalId,
    action('CodeCommit', { RepositoryName: Aws.STACK_NAME, PollForSourceChanges: 'false' }),
    action('CodeStarSourceConnection', {
      ConnectionArn: given.connectionArn.valueAsString,
      FullRepositoryId: given.repositoryId.valueAsString,
      DetectChanges: 'true',
    }),
  )
}

function roleOf({ stack, given, when, artifacts, build, deploy }: Needs): CfnRole {
  const fromSource = Fn.conditionIf(
    when.usesCodeCommit.logicalId,
    allow(
      ['CancelUploadArchive', 'GetBranch', 'GetCommit', 'GetUploadArchiveStatus', 'UploadArchive'].map(
        (name) => `codecommit:${name}`,
      ),
      repositoryArn(),
    ),
    allow(
      ['codeconnections:UseConnection', 'codestar-connections:UseConnection'],
      given.connectionArn.valueAsString,
    ),
  )
  return new CfnRole(stack, 'PipelineRole', {
    assumeRolePolicyDocument: trust('codepipeline'),
    policies: [
      inline(
        'run',
        allow(['s3:GetObject', 's3:GetObjectVersion', 's3:PutObject'], objectsOf(artifacts)),
        allow(['s3:GetBucketLocation', 's3:GetBucketVersioning'], artifacts.attrArn),
        allow(['codebuild:BatchGetBuilds', 'codebuild:StartBuild'], build.attrArn),
        allow(['codedeploy:CreateDeployment', 'codedeploy:GetDeployment'], deploymentGroupArn()),
        allow(
          ['GetApplication', 'GetApplicationRevision', 'RegisterApplicationRevision'].map(
            (name) => `codedeploy:${name}`,
          ),
          arnOf('codedeploy', 'application:${AWS::StackName}'),
        ),
        allow(
          'codedeploy:GetDeploymentConfig',
          arnOf('codedeploy', `deploymentconfig:${deploy.configuration}`),
        ),
        fromSource,
      ),
    ],
  })
}

const pipelineArn = (): string => arnOf('codepipeline', '${AWS::StackName}')

/** A connection starts the pipeline by itself; for CodeCommit a rule does, and names the commit. */
function startedByPush({ stack, given, when }: Needs): void {
  const role = new CfnRole(stack, 'PushRole', {
    assumeRolePolicyDocument: trust('events'),
    policies: [inline('start', allow('codepipeline:StartPipelineExecution', pipelineArn()))],
  })
  const rule = new CfnRule(stack, 'PushRule', {
    description: 'A push to the branch is released, exactly as it was pushed.',
    eventPattern: {
      source: ['aws.codecommit'],
      'detail-type': ['CodeCommit Repository State Change'],
      resources: [repositoryArn()],
      detail: {
        event: ['referenceCreated', 'referenceUpdated'],
        referenceType: ['branch'],
        referenceName: [given.branch.valueAsString],
      },
    },
    targets: [
      {
        id: 'pipeline',
        arn: pipelineArn(),
        roleArn: role.attrArn,
        inputTransformer: {
          inputPathsMap: { commit: '$.detail.commitId' },
          inputTemplate:
            '{"sourceRevisions":[{"actionName":"Source","revisionType":"COMMIT_ID","revisionValue":"<commit>"}]}',
        },
      },
    ],
  })
  for (const part of [role, rule]) part.cfnOptions.condition = when.usesCodeCommit
}

/** The run at creation fails on a repository that is empty still; everybody knows, so nobody is told. */
function toldWhenFailed({ stack, topic }: Needs, pipeline: CfnPipeline): void {
  new CfnRule(stack, 'PipelineFailedRule', {
    description: 'Tells the administrator of a release that failed.',
    eventPattern: {
      source: ['aws.codepipeline'],
      'detail-type': ['CodePipeline Pipeline Execution State Change'],
      detail: {
        state: ['FAILED'],
        pipeline: [pipeline.ref],
        'execution-trigger': { 'trigger-type': [{ 'anything-but': ['CreatePipeline'] }] },
      },
    },
    targets: [{ id: 'alerts', arn: topic.ref }],
  })
}
