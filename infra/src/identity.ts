import { indexName } from '@matricula/server/table'
import { Fn, type Stack } from 'aws-cdk-lib'
import { CfnInstanceProfile, CfnPolicy, CfnRole } from 'aws-cdk-lib/aws-iam'
import type { CfnLogGroup } from 'aws-cdk-lib/aws-logs'
import type { CfnBucket } from 'aws-cdk-lib/aws-s3'
import type { Data } from './data.ts'
import type { Conditions } from './parameters.ts'
import { allow, arnOf, deploymentGroupArn, inline, objectsOf, trust } from './words.ts'

export interface NodeIdentity {
  readonly role: CfnRole
  readonly profile: CfnInstanceProfile
}

interface Needs {
  readonly stack: Stack
  readonly when: Conditions
  readonly data: Data
  readonly artifacts: CfnBucket
  readonly appLog: CfnLogGroup
}

/** What a node may: read and write items, read its secrets and releases, write its log. It changes no table and no code. */
export function nodeIdentityOf({ stack, when, data, artifacts, appLog }: Needs): NodeIdentity {
  const role = new CfnRole(stack, 'NodeRole', {
    assumeRolePolicyDocument: trust('ec2'),
    managedPolicyArns: [Fn.sub('arn:${AWS::Partition}:iam::aws:policy/AmazonSSMManagedInstanceCore')],
    policies: [
      inline(
        'serve',
        allow(
          itemActions,
          data.tables.map(({ table }) => table.attrArn),
        ),
        allow('dynamodb:Query', indexArnsOf(data)),
        allow('secretsmanager:GetSecretValue', [data.adminSecret.ref, data.institutionSecret.ref]),
        allow(['logs:CreateLogStream', 'logs:DescribeLogStreams', 'logs:PutLogEvents'], appLog.attrArn),
        allow(['s3:GetObject', 's3:GetObjectVersion'], objectsOf(artifacts)),
        allow(['codedeploy:GetDeployment', 'codedeploy:GetDeploymentGroup'], deploymentGroupArn()),
      ),
    ],
  })
  const profile = new CfnInstanceProfile(stack, 'NodeProfile', { roles: [role.ref] })
  mailPolicyOf(stack, role, when)
  return { role, profile }
}

/** What the server's store sends, in the words of permissions; a transaction is made of these. */
const itemActions = [
  'BatchGetItem',
  'ConditionCheckItem',
  'DeleteItem',
  'GetItem',
  'PutItem',
  'Query',
  'Scan',
  'UpdateItem',
].map((name) => `dynamodb:${name}`)

const indexArnsOf = ({ tables }: Data): string[] =>
  tables.flatMap(({ description, table }) =>
    description.indexes.map(({ name }) => Fn.sub(`\${${table.logicalId}.Arn}/index/${indexName(name)}`)),
  )

/** Letters go out under the one address that the institution named. */
function mailPolicyOf(stack: Stack, role: CfnRole, { sendsMail }: Conditions): void {
  const policy = new CfnPolicy(stack, 'MailPolicy', {
    roles: [role.ref],
    ...inline(
      'mail',
      allow(['ses:SendEmail', 'ses:SendRawEmail'], arnOf('ses', 'identity/*'), {
        StringEquals: { 'ses:FromAddress': Fn.ref('MailFrom') },
      }),
    ),
  })
  policy.cfnOptions.condition = sendsMail
}
