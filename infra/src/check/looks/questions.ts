import { type Check, type Finding, unless } from '#check/finding.ts'
import { required } from '#check/scene.ts'
import { at, isRecord, listAt, recordAt, same, textAt } from '#infra/json.ts'
import type { Topology } from '#infra/topology.ts'

interface Question {
  readonly type?: string
  readonly accepts: readonly string[]
  readonly refuses: readonly string[]
}

const address: Question = {
  accepts: ['admin@example.edu', 'first.last+sis@uni.ac.in'],
  refuses: ['admin', 'two words@example.edu', "o'hara@example.edu", 'admin@example'],
}
const yesNo: Question = { accepts: ['true', 'false'], refuses: ['yes', ''] }
const units = (least: number): Question => ({
  type: 'Number',
  accepts: [String(least), '40000'],
  refuses: [String(least - 1)],
})

/** Whatever is accepted stands in single quotes on a node, so no question accepts one. */
const questions: Readonly<Record<string, Question>> = {
  AdminEmail: { ...address, refuses: [...address.refuses, ''] },
  DomainName: {
    accepts: ['sis.example.edu'],
    refuses: ['https://sis.example.edu', 'Sis.Example.edu', "a'.edu", 'edu'],
  },
  AllowedCidr: { accepts: ['0.0.0.0/0', '10.1.0.0/16'], refuses: ['10.1.0.0', 'anyone', ''] },
  MailFrom: { ...address, accepts: [...address.accepts, ''] },
  ReleaseUrl: {
    accepts: ['https://a.example/m.tar.gz'],
    refuses: ['http://a.example/m.tar.gz', "https://a'b", ''],
  },
  ReleaseSha256: { accepts: ['', 'a'.repeat(64)], refuses: ['a'.repeat(63), 'g'.repeat(64)] },
  SourceUrl: { accepts: ['', 'https://a.example/m.git'], refuses: ['git@a.example:m.git', "https://a'.git"] },
  Branch: { accepts: ['main', 'release/2027'], refuses: ['', 'a b', "a'b"] },
  ConnectionArn: {
    accepts: ['', 'arn:aws:codeconnections:eu-west-1:123456789012:connection/one'],
    refuses: ['arn:aws:s3:::bucket', 'connection'],
  },
  RepositoryId: {
    accepts: ['', 'university/matricula', 'group/sub/matricula'],
    refuses: ['matricula', "a/b'c"],
  },
  InstanceType: {
    accepts: ['micro', 'small', 'medium', 'large', 'xlarge', '2xlarge'].map((size) => `t4g.${size}`),
    refuses: ['t3.small', 'm5.large', ''],
  },
  Ami: { type: 'AWS::SSM::Parameter::Value<AWS::EC2::Image::Id>', accepts: [], refuses: [] },
  MaximumReadUnits: units(100),
  MaximumWriteUnits: units(100),
  WarmTables: yesNo,
  WarmReadUnits: units(12_000),
  WarmWriteUnits: units(4000),
  MonthlyBudgetUsd: { type: 'Number', accepts: ['0', '200'], refuses: ['-1'] },
  DeletionProtection: yesNo,
}

const behindBalancer: Readonly<Record<string, Question>> = {
  CertificateArn: {
    accepts: ['arn:aws:acm:eu-west-1:123456789012:certificate/one'],
    refuses: ['', 'arn:aws:iam::1:x'],
  },
  NodeCount: { type: 'Number', accepts: ['2', '12'], refuses: ['1', '13'] },
}

const defaults: Readonly<Record<string, RegExp>> = {
  AllowedCidr: /^0\.0\.0\.0\/0$/,
  MailFrom: /^$/,
  ReleaseUrl: /^https:\/\/.+arm64.*\.tar\.gz$/,
  ReleaseSha256: /^([0-9a-f]{64})?$/,
  SourceUrl: /^https:\/\/.+\.git$/,
  Branch: /^main$/,
  ConnectionArn: /^$/,
  RepositoryId: /^$/,
  InstanceType: /^t4g\.small$/,
  Ami: /^\/aws\/service\/ami-amazon-linux-latest\/al2023-ami-kernel-default-arm64$/,
  MaximumReadUnits: /^4000$/,
  MaximumWriteUnits: /^2000$/,
  WarmTables: /^false$/,
  WarmReadUnits: /^12000$/,
  WarmWriteUnits: /^4000$/,
  MonthlyBudgetUsd: /^50$/,
  DeletionProtection: /^true$/,
}

const defaultsOf = (topology: Topology): Readonly<Record<string, RegExp>> =>
  topology === 'single' ? { ...defaults, DomainName: /^$/ } : { ...defaults, NodeCount: /^2$/ }

/** Only what must be asked is asked, and what nobody could mean is refused. */
export const questionsAreSound: Check = {
  name: 'questions have safe defaults, and refuse what cannot be meant',
  look({ template, topology }) {
    const asked = recordAt(template, 'Parameters')
    const known = { ...questions, ...(topology === 'fleet' && behindBalancer) }
    const names = new Set([...Object.keys(asked), ...Object.keys(known)])
    return [...names].flatMap((name) => {
      const about = asked[name]
      const question = known[name]
      if (!isRecord(about)) return unless(false, name, 'This question is missing.')
      if (!question) return unless(false, name, 'Nobody knows what this question is for.')
      const said = defaultsOf(topology)[name]
      return [
        ...unless(
          textAt(about, 'Type') === (question.type ?? 'String'),
          name,
          `It asks for a ${textAt(about, 'Type')}.`,
        ),
        ...unless(textAt(about, 'Description').length > 10, name, 'It does not say what it asks for.'),
        ...listAt(about, 'AllowedValues').flatMap((one) =>
          unless(
            question.accepts.includes(textAt(one, '')),
            name,
            `It offers ${textAt(one, '')}, which the template was not made for.`,
          ),
        ),
        ...unless(at(about, 'NoEcho') === undefined, name, 'It hides what was said, which is no secret.'),
        ...defaultFaults(name, about['Default'], said, name in required[topology]),
        ...answerFaults(name, about, question),
      ]
    })
  },
}

function defaultFaults(name: string, value: unknown, said: RegExp | undefined, mustSay: boolean): Finding[] {
  if (mustSay)
    return unless(value === undefined, name, 'It has a default, though only the institution can know it.')
  if (value === undefined)
    return unless(false, name, 'It has no default: only the administrator’s address may be required.')
  const text = typeof value === 'string' || typeof value === 'number' ? String(value) : ''
  return unless(
    said?.test(text) ?? false,
    name,
    `Its default ${text} is not what the rest of the template was made for (${String(said)}).`,
  )
}

function answerFaults(name: string, about: Parameters<typeof textAt>[0], question: Question): Finding[] {
  const takes = (answer: string): boolean => isTaken(about, answer)
  return [
    ...question.accepts.flatMap((answer) =>
      unless(takes(answer), name, `It refuses ${answer}, which is a good answer.`),
    ),
    ...question.refuses.flatMap((answer) =>
      unless(!takes(answer), name, `It accepts ${answer}, which cannot be meant.`),
    ),
  ]
}

function isTaken(about: Parameters<typeof textAt>[0], answer: string): boolean {
  const allowed = listAt(about, 'AllowedValues')
  const [least, most] = [at(about, 'MinValue'), at(about, 'MaxValue')]
  if (allowed.length > 0 && !allowed.some((one) => same(one, answer))) return false
  if (least !== undefined && Number(answer) < Number(least)) return false
  if (most !== undefined && Number(answer) > Number(most)) return false
  const pattern = textAt(about, 'AllowedPattern')
  return pattern === '' || new RegExp(`^(?:${pattern})$`).test(answer)
}

/** The console asks everything once, in an order that people follow. */
export const questionsAreGrouped: Check = {
  name: 'the console asks every question once',
  look({ template }) {
    const groups = listAt(template, 'Metadata.AWS::CloudFormation::Interface.ParameterGroups')
    const grouped = groups.flatMap((group) => listAt(group, 'Parameters')).map(String)
    const asked = Object.keys(recordAt(template, 'Parameters'))
    return [
      ...asked.flatMap((name) =>
        unless(grouped.filter((one) => one === name).length === 1, name, 'The console asks it not once.'),
      ),
      ...grouped.flatMap((name) =>
        unless(asked.includes(name), name, 'A group of questions names it, but it is not asked.'),
      ),
      ...groups.flatMap((group) =>
        unless(textAt(group, 'Label.default') !== '', 'Metadata', 'A group of questions has no title.'),
      ),
    ]
  },
}
