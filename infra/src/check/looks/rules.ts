import { matchesPattern } from '#check/events.ts'
import { type Check, type Finding, finding, unless } from '#check/finding.ts'
import { roleArn, topicArn } from '#check/known-types.ts'
import { account, arn, region, type Scene, stackName } from '#check/scene.ts'
import { at, isRecord, type JsonRecord, listAt, recordAt, same, textAt } from '#infra/json.ts'
import { readJson } from './storage.ts'

const from = (
  source: string,
  kind: string,
  detail: JsonRecord,
  resources: readonly string[] = [],
): JsonRecord => ({
  version: '0',
  id: '01234567-0123-0123-0123-012345678901',
  'detail-type': kind,
  source,
  account,
  time: '2027-01-11T08:00:00Z',
  region,
  resources,
  detail,
})

/** As CodeCommit tells of a push. */
const push = (branch: string, more: JsonRecord = {}, repository = stackName): JsonRecord =>
  from(
    'aws.codecommit',
    'CodeCommit Repository State Change',
    {
      event: 'referenceUpdated',
      repositoryName: repository,
      repositoryId: '12345678-1234-5678-abcd-12345678abcd',
      referenceType: 'branch',
      referenceName: branch,
      referenceFullName: `refs/heads/${branch}`,
      commitId: '3e5983DESTINATION',
      oldCommitId: '3e5a9bf1EXAMPLE',
      ...more,
    },
    [arn('codecommit', repository)],
  )

/** As CloudFormation tells of a stack. */
const stackBecame = (status: string, id = arn('cloudformation', `stack/${stackName}/1`)): JsonRecord =>
  from(
    'aws.cloudformation',
    'CloudFormation Stack Status Change',
    {
      'stack-id': id,
      'status-details': { status, 'status-reason': '' },
      'client-request-token': '',
    },
    [id],
  )

/** As CodePipeline tells of a run. */
const runBecame = (state: string, trigger = 'StartPipelineExecution', pipeline = stackName): JsonRecord =>
  from(
    'aws.codepipeline',
    'CodePipeline Pipeline Execution State Change',
    {
      pipeline,
      'execution-id': '12345678-1234-5678-abcd-12345678abcd',
      'execution-trigger': { 'trigger-type': trigger, 'trigger-detail': 'arn:aws:events:rule' },
      state,
      version: 1,
    },
    [arn('codepipeline', pipeline)],
  )

interface Expected {
  readonly passes: readonly JsonRecord[]
  readonly stops: readonly JsonRecord[]
  readonly target: string
  readonly role?: string
}

const expectedOf = ({ given }: Scene): Readonly<Record<string, Expected>> => {
  const branch = textAt(given, 'Branch')
  return {
    PushRule: {
      passes: [push(branch), push(branch, { event: 'referenceCreated' })],
      stops: [
        push('another'),
        push(branch, {}, 'another'),
        push(branch, { event: 'referenceDeleted' }),
        push(branch, { referenceType: 'tag' }),
        { ...push(branch), source: 'aws.s3' },
        { ...push(branch), 'detail-type': 'CodeCommit Pull Request State Change' },
      ],
      target: arn('codepipeline', stackName),
      role: 'PushRole',
    },
    CopyRule: {
      passes: [stackBecame('CREATE_COMPLETE')],
      stops: [
        stackBecame('UPDATE_COMPLETE'),
        stackBecame('CREATE_FAILED'),
        { ...stackBecame('CREATE_COMPLETE'), source: 'somebody.else' },
        stackBecame('CREATE_COMPLETE', arn('cloudformation', 'stack/another/1')),
        { ...stackBecame('CREATE_COMPLETE'), 'detail-type': 'CloudFormation Resource Status Change' },
      ],
      target: arn('codebuild', `project/${stackName}-copy`),
      role: 'JobStarterRole',
    },
    PipelineFailedRule: {
      passes: [runBecame('FAILED')],
      stops: [
        runBecame('SUCCEEDED'),
        runBecame('SUPERSEDED'),
        { ...runBecame('FAILED'), source: 'somebody.else' },
        runBecame('FAILED', 'CreatePipeline'),
        runBecame('FAILED', 'StartPipelineExecution', 'another'),
        { ...runBecame('FAILED'), 'detail-type': 'CodePipeline Stage Execution State Change' },
      ],
      target: topicArn(),
    },
  }
}

/** Patterns are free text to every schema; only a real event proves them. */
export const rulesHearWhatTheyMust: Check = {
  name: 'rules hear the events they are for, and no others',
  look(scene) {
    const expected = expectedOf(scene)
    return Object.entries(expected).flatMap(([id, wanted]) => {
      const properties = scene.parts[id]?.properties
      return properties ? ruleFaults(id, properties, wanted) : []
    })
  },
}

function ruleFaults(
  id: string,
  properties: JsonRecord,
  { passes, stops, target, role }: Expected,
): Finding[] {
  const pattern = recordAt(properties, 'EventPattern')
  const hears = (event: JsonRecord): boolean =>
    Object.keys(pattern).length > 0 && matchesPattern(pattern, event)
  const told = (event: JsonRecord): string =>
    `${textAt(event, 'detail-type')} ${JSON.stringify(event['detail'])}`
  return [
    ...passes.flatMap((event) => unless(hears(event), id, `It does not hear ${told(event)}.`)),
    ...stops.flatMap((event) =>
      unless(
        !hears(event),
        id,
        `It hears ${told(event)} from ${textAt(event, 'source')}, which it must not.`,
      ),
    ),
    ...unless(properties['ScheduleExpression'] === undefined, id, 'It also runs by the clock.'),
    ...targetFaults(id, properties, target, role),
  ]
}

function targetFaults(
  id: string,
  properties: JsonRecord,
  target: string,
  role: string | undefined,
): Finding[] {
  const [first, ...others] = listAt(properties, 'Targets')
  const taken = at(first, 'RoleArn')
  return [
    ...unless(
      others.length === 0 && textAt(first, 'Arn') === target,
      id,
      `It leads to ${textAt(first, 'Arn')} instead of ${target}.`,
    ),
    ...unless(textAt(first, 'Id') !== '', id, 'Its target has no Id.'),
    ...unless(
      same(taken, role === undefined ? undefined : roleArn(role)),
      id,
      `Its target is reached as ${JSON.stringify(taken)} instead of ${role ?? 'by the policy of the topic'}.`,
    ),
    ...unless([undefined, 'ENABLED'].includes(stateOf(properties)), id, 'It is switched off.'),
    ...unless(textAt(properties, 'Description') !== '', id, 'It does not say what it is for.'),
  ]
}

const stateOf = (properties: JsonRecord): string | undefined =>
  properties['State'] === undefined ? undefined : textAt(properties, 'State')

/** The job for drift runs once a week, by the clock of CloudWatch: six fields, one of the two days a question mark. */
export const clocksGoRight: Check = {
  name: 'what runs by the clock runs once a week, at night',
  look: ({ parts }) =>
    [
      ['DriftRule', 'cron(0 5 ? * MON *)'],
      ['Patching', 'cron(0 4 ? * SUN *)'],
    ].flatMap(([id = '', wanted = '']) => {
      const properties = parts[id]?.properties
      if (!properties) return []
      const found = textAt(properties, 'ScheduleExpression')
      const target = arn('codebuild', `project/${stackName}-drift`)
      return [
        ...unless(found === wanted, id, `ScheduleExpression is ${found} instead of ${wanted}.`),
        ...unless(properties['EventPattern'] === undefined, id, 'It also runs on events.'),
        ...(id === 'DriftRule' ? targetFaults(id, properties, target, 'JobStarterRole') : []),
      ]
    }),
}

/** The pipeline builds the commit that was pushed, not the newest one at the time. */
export const theCommitIsPinned: Check = {
  name: 'the pipeline runs with the commit that was pushed',
  look({ parts }) {
    const properties = parts['PushRule']?.properties
    if (!properties) return []
    const input = at(properties, 'Targets.0.InputTransformer')
    const paths = recordAt(input, 'InputPathsMap')
    const filled = Object.entries(paths).reduce(
      (text, [name, path]) =>
        text.replaceAll(`<${name}>`, path === '$.detail.commitId' ? 'the-commit' : 'something else'),
      textAt(input, 'InputTemplate'),
    )
    const said = readJson(filled)
    const source = textAt(parts['Pipeline']?.properties, 'Stages.0.Actions.0.Name')
    const wanted = {
      sourceRevisions: [{ actionName: source, revisionType: 'COMMIT_ID', revisionValue: 'the-commit' }],
    }
    return isRecord(said) && same(said, wanted)
      ? []
      : [finding('PushRule', `The pipeline is told ${filled} instead of ${JSON.stringify(wanted)}.`)]
  },
}
