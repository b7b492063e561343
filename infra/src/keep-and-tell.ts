import { Aws, Fn, type Stack } from 'aws-cdk-lib'
import { CfnLogGroup } from 'aws-cdk-lib/aws-logs'
import { CfnBucket, CfnBucketPolicy } from 'aws-cdk-lib/aws-s3'
import { CfnTopic, CfnTopicPolicy } from 'aws-cdk-lib/aws-sns'
import type { Parameters } from './parameters.ts'
import { discard, keep, objectsOf, policyOf } from './words.ts'

/** Where releases lie on their way to the nodes: private, versioned, over TLS alone, for ninety days. */
export function artifactsOf(stack: Stack): CfnBucket {
  const bucket = new CfnBucket(stack, 'Artifacts', {
    bucketEncryption: {
      serverSideEncryptionConfiguration: [{ serverSideEncryptionByDefault: { sseAlgorithm: 'AES256' } }],
    },
    publicAccessBlockConfiguration: {
      blockPublicAcls: true,
      blockPublicPolicy: true,
      ignorePublicAcls: true,
      restrictPublicBuckets: true,
    },
    ownershipControls: { rules: [{ objectOwnership: 'BucketOwnerEnforced' }] },
    versioningConfiguration: { status: 'Enabled' },
    lifecycleConfiguration: {
      rules: [
        {
          id: 'expire',
          status: 'Enabled',
          expirationInDays: 90,
          noncurrentVersionExpiration: { noncurrentDays: 30 },
          abortIncompleteMultipartUpload: { daysAfterInitiation: 7 },
        },
      ],
    },
  })
  keep(bucket)
  new CfnBucketPolicy(stack, 'ArtifactsPolicy', {
    bucket: bucket.ref,
    policyDocument: policyOf(overTlsAlone('s3:*', [bucket.attrArn, objectsOf(bucket)])),
  })
  return bucket
}

/** Whoever comes without TLS is refused, whoever it is. */
const overTlsAlone = (Action: string, Resource: string | readonly string[]): object => ({
  Sid: 'OverTlsAlone',
  Effect: 'Deny',
  Principal: '*',
  Action,
  Resource,
  Condition: { Bool: { 'aws:SecureTransport': 'false' } },
})

/** A log that is forgotten after so many days. */
export function logOf(stack: Stack, id: string, word: string, retentionInDays: number): CfnLogGroup {
  const log = new CfnLogGroup(stack, id, {
    logGroupName: Fn.sub(`/matricula/\${AWS::StackName}/${word}`),
    retentionInDays,
  })
  discard(log)
  return log
}

/** Where everything that goes wrong is told; the administrator reads along. */
export function topicOf(stack: Stack, given: Parameters): CfnTopic {
  const topic = new CfnTopic(stack, 'Alerts', {
    subscription: [{ protocol: 'email', endpoint: given.adminEmail.valueAsString }],
  })
  new CfnTopicPolicy(stack, 'AlertsPolicy', {
    topics: [topic.ref],
    policyDocument: policyOf(
      {
        Sid: 'AlarmsAndRules',
        Effect: 'Allow',
        Principal: { Service: ['cloudwatch.amazonaws.com', 'events.amazonaws.com'] },
        Action: 'sns:Publish',
        Resource: topic.ref,
        Condition: { StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID } },
      },
      overTlsAlone('sns:Publish', topic.ref),
    ),
  })
  return topic
}
