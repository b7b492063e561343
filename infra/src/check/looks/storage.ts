import { fact, factsHold } from '#check/finding.ts'
import { bucketName, topicArn } from '#check/known-types.ts'
import { account } from '#check/scene.ts'
import { at, type Json, listAt, same, textAt } from '#infra/json.ts'

const bucketArn = `arn:aws:s3:::${bucketName}`

/** Nobody reads or writes a release but those whom a role lets. */
export const releasesArePrivate = factsHold('releases are private, enciphered and versioned', () => [
  fact(
    'Artifacts',
    'PublicAccessBlockConfiguration',
    closed,
    'nobody outside the account may read a release',
  ),
  fact('Artifacts', 'AccessControl', missing, 'access is given by policies alone'),
  fact('Artifacts', 'BucketName', missing, 'a fixed name is taken as soon as anybody else has it'),
  fact(
    'Artifacts',
    'OwnershipControls.Rules',
    [{ ObjectOwnership: 'BucketOwnerEnforced' }],
    'whoever writes an object must not own it',
  ),
  fact(
    'Artifacts',
    'BucketEncryption.ServerSideEncryptionConfiguration',
    encrypted,
    'releases are enciphered where they lie',
  ),
  fact(
    'Artifacts',
    'VersioningConfiguration.Status',
    'Enabled',
    'CodePipeline wants versions, and a release can be brought back',
  ),
  fact(
    'Artifacts',
    'LifecycleConfiguration.Rules',
    expiring,
    'old releases go by themselves, after 90 days and not much sooner',
  ),
  fact('ArtifactsPolicy', 'Bucket', bucketName, 'the policy is for the releases'),
  fact(
    'ArtifactsPolicy',
    'PolicyDocument.Statement',
    refusingPlain,
    'the bucket refuses whoever comes without TLS, and lets nobody else in',
  ),
])

/** Secrets are long, logs are forgotten after a while, and alarms reach somebody. */
export const secretsAndWordsAreSafe = factsHold('secrets, logs and alarms are kept as they must be', () => [
  fact(
    'AdminSecret',
    'GenerateSecretString',
    longPassword('email', 'admin@example.edu'),
    'the first password is generated, and long',
  ),
  fact('AdminSecret', 'SecretString', missing, 'a secret that stands in a template is none'),
  fact(
    'InstitutionSecret',
    'GenerateSecretString',
    { ExcludePunctuation: true, PasswordLength: 48 },
    'the server wants 32 characters or more that need no quoting',
  ),
  fact('InstitutionSecret', 'SecretString', missing, 'a secret that stands in a template is none'),
  fact('AppLog', 'LogGroupName', '/matricula/matricula/app', 'nodes write to it by this name'),
  fact('AppLog', 'RetentionInDays', 90, 'a log is kept as long as somebody may ask'),
  fact('BuildLog', 'LogGroupName', '/matricula/matricula/build', 'builds write to it by this name'),
  fact('BuildLog', 'RetentionInDays', 30, 'a log is kept as long as somebody may ask'),
  fact(
    'Alerts',
    'Subscription',
    [{ Protocol: 'email', Endpoint: 'admin@example.edu' }],
    'the administrator is told',
  ),
  fact('AlertsPolicy', 'Topics', [topicArn()], 'the policy is for the alerts'),
  fact(
    'AlertsPolicy',
    'PolicyDocument.Statement',
    tellingAlone,
    'alarms and rules of this account may tell it, over TLS, and nobody else',
  ),
])

const missing = (value: Json | undefined): boolean => value === undefined

function closed(value: Json | undefined): boolean {
  const names = ['BlockPublicAcls', 'BlockPublicPolicy', 'IgnorePublicAcls', 'RestrictPublicBuckets']
  return names.every((name) => at(value, name) === true)
}

const encrypted = (value: Json | undefined): boolean =>
  ['AES256', 'aws:kms'].includes(textAt(value, '0.ServerSideEncryptionByDefault.SSEAlgorithm'))

function expiring(value: Json | undefined): boolean {
  const [rule] = listAt(value, '')
  const parts = [
    at(rule, 'Status') === 'Enabled',
    at(rule, 'ExpirationInDays') === 90,
    at(rule, 'NoncurrentVersionExpiration.NoncurrentDays') === 30,
    at(rule, 'AbortIncompleteMultipartUpload.DaysAfterInitiation') === 7,
    at(rule, 'Prefix') === undefined,
  ]
  return listAt(value, '').length === 1 && parts.every(Boolean)
}

const longPassword =
  (name: string, known: string) =>
  (value: Json | undefined): boolean => {
    const template = at(value, 'SecretStringTemplate')
    return (
      Number(at(value, 'PasswordLength')) >= 20 &&
      at(value, 'ExcludePunctuation') === true &&
      at(value, 'GenerateStringKey') === 'password' &&
      typeof template === 'string' &&
      at(readJson(template), name) === known
    )
  }

/** Undefined where it is no JSON. */
export function readJson(text: string): Json | undefined {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function refusingPlain(value: Json | undefined): boolean {
  return same(listAt(value, ''), [
    {
      Sid: 'OverTlsAlone',
      Effect: 'Deny',
      Principal: '*',
      Action: 's3:*',
      Resource: [bucketArn, `${bucketArn}/*`],
      Condition: { Bool: { 'aws:SecureTransport': 'false' } },
    },
  ])
}

function tellingAlone(value: Json | undefined): boolean {
  return same(listAt(value, ''), [
    {
      Sid: 'AlarmsAndRules',
      Effect: 'Allow',
      Principal: { Service: ['cloudwatch.amazonaws.com', 'events.amazonaws.com'] },
      Action: 'sns:Publish',
      Resource: topicArn(),
      Condition: { StringEquals: { 'aws:SourceAccount': account } },
    },
    {
      Sid: 'OverTlsAlone',
      Effect: 'Deny',
      Principal: '*',
      Action: 'sns:Publish',
      Resource: topicArn(),
      Condition: { Bool: { 'aws:SecureTransport': 'false' } },
    },
  ])
}
