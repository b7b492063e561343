import { CfnCondition, CfnParameter, type CfnParameterProps, CfnRule, Fn, type Stack } from 'aws-cdk-lib'
import { published } from './published.ts'
import type { Topology } from './topology.ts'

export type Parameters = ReturnType<typeof parametersOf>
export type Conditions = ReturnType<typeof conditionsOf>

/** Everything that an institution may say; only the administrator's address must be said. */
export function parametersOf(stack: Stack, topology: Topology) {
  const ask = (name: string, about: CfnParameterProps) =>
    new CfnParameter(stack, name, { type: 'String', ...about })
  return {
    ...peopleAndPlace(ask, topology),
    ...sourceOfReleases(ask),
    ...sizeAndCost(ask),
    ...(topology === 'fleet' && behindBalancer(ask)),
  }
}

type Ask = (name: string, about: CfnParameterProps) => CfnParameter

const peopleAndPlace = (ask: Ask, topology: Topology) => ({
  adminEmail: ask('AdminEmail', {
    description: 'First administrator, who also gets the alarms.',
    allowedPattern: '^[A-Za-z0-9._%+-]+@[A-Za-z0-9.-]+\\.[A-Za-z]{2,}$',
  }),
  domainName: ask('DomainName', {
    ...(topology === 'single' && { default: '' }),
    description:
      topology === 'single'
        ? 'Optional. Name that points at the Elastic IP; without one, the address itself is used.'
        : 'Name that points at the load balancer.',
    allowedPattern: topology === 'single' ? '^$|^([a-z0-9-]+\\.)+[a-z]{2,}$' : '^([a-z0-9-]+\\.)+[a-z]{2,}$',
  }),
  allowedCidr: ask('AllowedCidr', {
    default: '0.0.0.0/0',
    description: 'Who reaches the pages over HTTPS; port 80 stays open for certificates and the redirect.',
    allowedPattern: '^(\\d{1,3}\\.){3}\\d{1,3}/\\d{1,2}$',
  }),
  mailFrom: ask('MailFrom', {
    default: '',
    description: 'Optional. Sender of letters, verified in Amazon SES; without one they are kept as files.',
    allowedPattern: '^$|^[A-Za-z0-9._%+-]+@[A-Za-z0-9.-]+\\.[A-Za-z]{2,}$',
  }),
})

const sourceOfReleases = (ask: Ask) => ({
  releaseUrl: ask('ReleaseUrl', {
    default: published.release,
    description: 'What the first boot installs.',
    allowedPattern: "^https://[^\\s']+$",
  }),
  releaseSha256: ask('ReleaseSha256', {
    default: '',
    description: 'Its SHA-256, which it must match.',
    allowedPattern: '^$|^[0-9a-f]{64}$',
  }),
  sourceUrl: ask('SourceUrl', {
    default: published.source,
    description: 'Public repository copied into CodeCommit once; empty for none.',
    allowedPattern: "^$|^https://[^\\s']+\\.git$",
  }),
  branch: ask('Branch', {
    default: 'main',
    description: 'A push to this branch is released.',
    allowedPattern: '^[A-Za-z0-9._/-]+$',
  }),
  connectionArn: ask('ConnectionArn', {
    default: '',
    description: 'Optional. Connection to GitHub or GitLab instead of CodeCommit.',
    allowedPattern: "^$|^arn:aws[a-z-]*:(codeconnections|codestar-connections):[^\\s']+$",
  }),
  repositoryId: ask('RepositoryId', {
    default: '',
    description: 'With ConnectionArn: owner/name.',
    allowedPattern: '^$|^[\\w.-]+(/[\\w.-]+)+$',
  }),
})

const sizeAndCost = (ask: Ask) => ({
  instanceType: ask('InstanceType', {
    default: 't4g.small',
    description: 'Size of a node.',
    allowedValues: ['t4g.micro', 't4g.small', 't4g.medium', 't4g.large', 't4g.xlarge', 't4g.2xlarge'],
  }),
  ami: ask('Ami', {
    type: 'AWS::SSM::Parameter::Value<AWS::EC2::Image::Id>',
    default: '/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-arm64',
    description: 'Amazon Linux 2023 for ARM; an update takes the newest.',
  }),
  maximumReadUnits: ask('MaximumReadUnits', {
    type: 'Number',
    default: 4000,
    minValue: 100,
    description: 'Most reads a second of each table.',
  }),
  maximumWriteUnits: ask('MaximumWriteUnits', {
    type: 'Number',
    default: 2000,
    minValue: 100,
    description: 'Most writes a second of each table.',
  }),
  warmTables: ask('WarmTables', {
    default: 'false',
    allowedValues: ['true', 'false'],
    description:
      'For registration week: tables are ready at once for these speeds, which may not exceed the maxima.',
  }),
  warmReadUnits: ask('WarmReadUnits', {
    type: 'Number',
    default: 12_000,
    minValue: 12_000,
    description: 'Reads a second of each table.',
  }),
  warmWriteUnits: ask('WarmWriteUnits', {
    type: 'Number',
    default: 4000,
    minValue: 4000,
    description: 'Writes a second of each table.',
  }),
  monthlyBudgetUsd: ask('MonthlyBudgetUsd', {
    type: 'Number',
    default: 50,
    minValue: 0,
    description: 'Told at 80 % of it; 0 for none.',
  }),
  deletionProtection: ask('DeletionProtection', {
    default: 'true',
    allowedValues: ['true', 'false'],
    description: 'Tables refuse to be deleted.',
  }),
})

const behindBalancer = (ask: Ask) => ({
  certificateArn: ask('CertificateArn', {
    description: 'ACM certificate for DomainName.',
    allowedPattern: '^arn:aws[a-z-]*:acm:[^\\s]+$',
  }),
  nodeCount: ask('NodeCount', {
    type: 'Number',
    default: 2,
    minValue: 2,
    maxValue: 12,
    description: 'Nodes that always run.',
  }),
})

/** What depends on what was said. */
export function conditionsOf(stack: Stack, given: Parameters, topology: Topology) {
  const when = (name: string, expression: ReturnType<typeof Fn.conditionNot>) =>
    new CfnCondition(stack, name, { expression })
  const said = (parameter: CfnParameter, nothing = '') =>
    Fn.conditionNot(Fn.conditionEquals(parameter, nothing))
  const usesCodeCommit = when('UsesCodeCommit', Fn.conditionEquals(given.connectionArn, ''))
  new CfnRule(stack, 'ConnectionNeedsRepository', {
    ruleCondition: said(given.connectionArn),
    assertions: [
      {
        assert: said(given.repositoryId),
        assertDescription: 'ConnectionArn needs RepositoryId: owner/name.',
      },
    ],
  })
  return {
    usesCodeCommit,
    isSeeded: when('IsSeeded', Fn.conditionAnd(usesCodeCommit, said(given.sourceUrl))),
    isWarm: when('IsWarm', Fn.conditionEquals(given.warmTables, 'true')),
    sendsMail: when('SendsMail', said(given.mailFrom)),
    hasBudget: when('HasBudget', said(given.monthlyBudgetUsd, '0')),
    ...(topology === 'single' && { hasDomain: when('HasDomain', said(given.domainName)) }),
  }
}

/** The groups in which the console asks. */
export const questions = (topology: Topology): object => ({
  ParameterGroups: [
    [
      'People and place',
      'AdminEmail',
      'DomainName',
      ...(topology === 'fleet' ? ['CertificateArn'] : []),
      'AllowedCidr',
      'MailFrom',
    ],
    ['Releases', 'ReleaseUrl', 'ReleaseSha256', 'SourceUrl', 'Branch', 'ConnectionArn', 'RepositoryId'],
    [
      'Size and cost',
      'InstanceType',
      ...(topology === 'fleet' ? ['NodeCount'] : []),
      'Ami',
      'MaximumReadUnits',
      'MaximumWriteUnits',
      'WarmTables',
      'WarmReadUnits',
      'WarmWriteUnits',
      'MonthlyBudgetUsd',
      'DeletionProtection',
    ],
  ].map(([label, ...names]) => ({ Label: { default: label }, Parameters: names })),
})
