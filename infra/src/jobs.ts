import { readFileSync } from 'node:fs'
import { type Stack } from 'aws-cdk-lib'
import { CfnProject } from 'aws-cdk-lib/aws-codebuild'
import { CfnRole } from 'aws-cdk-lib/aws-iam'
import type { CfnLogGroup } from 'aws-cdk-lib/aws-logs'
import { inInfra } from './places.ts'
import { allow, arnOf, inline, named, trust } from './words.ts'

/** Small ARM machines with Node 24; every build and job runs on this one image. */
export const workshop = {
  type: 'ARM_CONTAINER',
  computeType: 'BUILD_GENERAL1_SMALL',
  image: 'aws/codebuild/amazonlinux-aarch64-standard:3.0',
} as const

export const writeTo = (log: CfnLogGroup): object =>
  allow(['logs:CreateLogStream', 'logs:PutLogEvents'], log.attrArn)

export const logsTo = (log: CfnLogGroup): CfnProject.LogsConfigProperty => ({
  cloudWatchLogs: { status: 'ENABLED', groupName: log.ref },
})

interface Job {
  readonly stack: Stack
  readonly log: CfnLogGroup
  /** `copy` makes CopyRole and CopyJob. */
  readonly name: 'Copy' | 'Drift'
  /** The file beside the first boot that says what is done. */
  readonly file: string
  readonly told: Readonly<Record<string, string>>
  readonly may: readonly object[]
}

/** A job that runs without an artifact: a script on a machine that is thrown away afterwards. */
export function jobOf({ stack, log, name, file, told, may }: Job): { role: CfnRole; project: CfnProject } {
  const role = new CfnRole(stack, `${name}Role`, {
    assumeRolePolicyDocument: trust('codebuild'),
    policies: [inline('job', writeTo(log), ...may)],
  })
  const project = new CfnProject(stack, `${name}Job`, {
    name: named(name.toLowerCase()),
    serviceRole: role.attrArn,
    artifacts: { type: 'NO_ARTIFACTS' },
    source: {
      type: 'NO_SOURCE',
      buildSpec: readFileSync(inInfra('files', file), 'utf8'),
    },
    environment: {
      ...workshop,
      environmentVariables: Object.entries(told).map(([key, value]) => ({ name: key, value })),
    },
    timeoutInMinutes: 15,
    logsConfig: logsTo(log),
  })
  return { role, project }
}

/** Rules may start the two jobs, and nothing else. */
export const jobStarterOf = (stack: Stack): CfnRole =>
  new CfnRole(stack, 'JobStarterRole', {
    assumeRolePolicyDocument: trust('events'),
    policies: [
      inline(
        'start',
        allow(
          'codebuild:StartBuild',
          ['copy', 'drift'].map((word) => projectArn(word)),
        ),
      ),
    ],
  })

export const projectArn = (word: string): string => arnOf('codebuild', `project/\${AWS::StackName}-${word}`)
