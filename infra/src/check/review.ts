import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { AwsSolutionsChecks } from 'cdk-nag'
import { appOf } from '#infra/synthesise.ts'
import type { Topology } from '#infra/topology.ts'
import { type Finding, unless } from './finding.ts'

interface Acknowledgement {
  readonly rule: string
  readonly only?: Topology
  readonly because: string
}

/** What AwsSolutions would have otherwise, and why it stays as it is. */
const acknowledged: readonly Acknowledgement[] = [
  {
    rule: 'AwsSolutions-SMG4',
    because:
      'The first password is changed at the first sign-in; another institution secret would make every signing key unreadable.',
  },
  {
    rule: 'AwsSolutions-VPC7',
    because:
      'Two doors lead in, both to a program that logs each request; a log of every flow costs more than the node.',
  },
  {
    rule: 'AwsSolutions-S1',
    because: 'Only the pipeline, the build and the nodes read releases, and CloudTrail says who.',
  },
  {
    rule: 'AwsSolutions-IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/AmazonSSMManagedInstanceCore]',
    because: 'Session Manager instead of SSH needs exactly this policy, and AWS keeps it up to date.',
  },
  {
    rule: 'AwsSolutions-IAM5[Resource::<Artifacts.Arn>/*]',
    because: 'CodePipeline makes up the names of objects; nothing else lies in the bucket.',
  },
  {
    rule: 'AwsSolutions-IAM5[Resource::arn:<AWS::Partition>:ses:<AWS::Region>:<AWS::AccountId>:identity/*]',
    because: 'An address is verified by itself or by its domain; the condition names the one sender.',
  },
  {
    rule: 'AwsSolutions-IAM5[Resource::*]',
    because: 'Descriptions of nodes, alarms and drift know no narrower resource.',
  },
  {
    rule: 'AwsSolutions-IAM5[Action::autoscaling:Describe*]',
    because: 'Drift is found with the rights of whoever looks; these change and read nothing of students.',
  },
  {
    rule: 'AwsSolutions-IAM5[Action::dynamodb:Describe*]',
    because: 'Drift is found with the rights of whoever looks; a description holds no item.',
  },
  {
    rule: 'AwsSolutions-IAM5[Action::ec2:Describe*]',
    because: 'Drift is found with the rights of whoever looks; these change and read nothing of students.',
  },
  {
    rule: 'AwsSolutions-EC23',
    because:
      'A student system is for the world; AllowedCidr narrows HTTPS, and port 80 proves the certificate.',
  },
  {
    rule: 'AwsSolutions-CB4',
    because: 'Releases are the source in another form; the bucket enciphers them.',
  },
  {
    rule: 'AwsSolutions-EC28',
    only: 'single',
    because: 'Alarms look every minute at what EC2 checks anyway; the server measures the rest.',
  },
  {
    rule: 'AwsSolutions-EC29',
    only: 'single',
    because: 'The node holds nothing: an update replaces it, and records are in the tables.',
  },
  { rule: 'AwsSolutions-ELB2', only: 'fleet', because: 'The server logs each request, with who made it.' },
  {
    rule: 'AwsSolutions-AS3',
    only: 'fleet',
    because: 'Nodes come and go with the load; a node that is not well has an alarm.',
  },
]

/** What cdk-nag finds that nobody has given a reason for, and reasons that nobody needs any more. */
export function reviewFindings(topology: Topology): Finding[] {
  const found = violationsOf(topology)
  const reasons = acknowledged.filter(({ only }) => only === undefined || only === topology)
  return [
    ...found.flatMap(({ rule, about }) =>
      unless(
        reasons.some((reason) => reason.rule === rule),
        rule,
        `${about} Mend it, or say in review.ts why it stays.`,
      ),
    ),
    ...reasons.flatMap(({ rule }) =>
      unless(
        found.some((one) => one.rule === rule),
        rule,
        'A reason is given for what is not found any more.',
      ),
    ),
  ]
}

function violationsOf(topology: Topology): { rule: string; about: string }[] {
  const outdir = mkdtempSync(join(tmpdir(), 'matricula-review-'))
  try {
    const { stack } = appOf(topology, outdir)
    const { violations } = new AwsSolutionsChecks().validateScope(stack)
    return violations.map(({ ruleName, description }) => ({ rule: ruleName, about: description }))
  } finally {
    rmSync(outdir, { recursive: true, force: true })
  }
}
