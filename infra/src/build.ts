import type { Stack } from 'aws-cdk-lib'
import { CfnProject } from 'aws-cdk-lib/aws-codebuild'
import { CfnRole } from 'aws-cdk-lib/aws-iam'
import type { CfnLogGroup } from 'aws-cdk-lib/aws-logs'
import type { CfnBucket } from 'aws-cdk-lib/aws-s3'
import { logsTo, workshop, writeTo } from './jobs.ts'
import { allow, inline, named, objectsOf, trust } from './words.ts'

interface Needs {
  readonly stack: Stack
  readonly artifacts: CfnBucket
  readonly log: CfnLogGroup
}

/** Turns a commit into a release: what it does stands in the repository, so that it changes with the code. */
export function buildOf({ stack, artifacts, log }: Needs): CfnProject {
  const role = new CfnRole(stack, 'BuildRole', {
    assumeRolePolicyDocument: trust('codebuild'),
    policies: [
      inline(
        'build',
        writeTo(log),
        allow(['s3:GetObject', 's3:GetObjectVersion', 's3:PutObject'], objectsOf(artifacts)),
      ),
    ],
  })
  return new CfnProject(stack, 'Build', {
    name: named('build'),
    serviceRole: role.attrArn,
    artifacts: { type: 'CODEPIPELINE' },
    source: { type: 'CODEPIPELINE', buildSpec: 'infra/bundle/buildspec.yml' },
    environment: { ...workshop, environmentVariables: [{ name: 'CI', value: 'true' }] },
    cache: { type: 'LOCAL', modes: ['LOCAL_CUSTOM_CACHE'] },
    timeoutInMinutes: 30,
    concurrentBuildLimit: 1,
    logsConfig: logsTo(log),
  })
}
