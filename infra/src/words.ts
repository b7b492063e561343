import { Aws, CfnDeletionPolicy, type CfnResource, Fn } from 'aws-cdk-lib'
import type { CfnBucket } from 'aws-cdk-lib/aws-s3'

type Names = string | readonly string[]

/** One statement of a policy that allows; a condition narrows it further. */
export const allow = (Action: Names, Resource: Names, Condition?: object): object => ({
  Effect: 'Allow',
  Action,
  Resource,
  ...(Condition && { Condition }),
})

export const policyOf = (...statements: readonly object[]): object => ({
  Version: '2012-10-17',
  Statement: statements,
})

/** A policy written into its role, so that whoever reads the role has read all of it. */
export const inline = (policyName: string, ...statements: readonly object[]) => ({
  policyName,
  policyDocument: policyOf(...statements),
})

/** Services that say for which account they take a role; the others are known by their name alone. */
const sayAccount = new Set(['codebuild', 'codepipeline', 'events'])

/** Only this service may take the role, and where it says so, only for this account. */
export const trust = (service: string): object =>
  policyOf({
    Effect: 'Allow',
    Principal: { Service: `${service}.amazonaws.com` },
    Action: 'sts:AssumeRole',
    ...(sayAccount.has(service) && { Condition: { StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID } } }),
  })

/** An ARN in this account and region, such as `codecommit:${AWS::StackName}`. */
export const arnOf = (service: string, rest: string): string =>
  Fn.sub(`arn:\${AWS::Partition}:${service}:\${AWS::Region}:\${AWS::AccountId}:${rest}`)

/** The name that a thing of the stack bears: that of the stack with a word behind. */
export const named = (word: string): string => Fn.sub(`\${AWS::StackName}-${word}`)

/** Outlives the stack; only a creation that fails takes it away again. */
export function keep(resource: CfnResource): void {
  resource.cfnOptions.deletionPolicy = CfnDeletionPolicy.RETAIN_EXCEPT_ON_CREATE
  resource.cfnOptions.updateReplacePolicy = CfnDeletionPolicy.RETAIN
}

/** Every object in a bucket. */
export const objectsOf = (bucket: CfnBucket): string => Fn.sub(`\${${bucket.logicalId}.Arn}/*`)

/** Application and deployment group both bear the name of the stack. */
export const deploymentGroupArn = (): string =>
  arnOf('codedeploy', 'deploymentgroup:${AWS::StackName}/${AWS::StackName}')

/** Goes with the stack, and says so. */
export function discard(resource: CfnResource): void {
  resource.cfnOptions.deletionPolicy = CfnDeletionPolicy.DELETE
  resource.cfnOptions.updateReplacePolicy = CfnDeletionPolicy.DELETE
}
