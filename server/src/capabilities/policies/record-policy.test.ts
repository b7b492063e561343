import {
  discardPolicyDraft,
  publishPolicy,
  readPolicy,
  startPolicyDryRun,
  stopPolicyDryRun,
  writePolicyDraft,
} from '@matricula/contract/policies'
import { RecordRules, readRecord } from '@matricula/contract/records'
import { describe, expect, test } from 'vitest'
import { afterTerm } from '#capabilities/standing/testing/after-term.ts'
import { administrator, instructorOf, registrar, studentActor } from '#testing/school.ts'
import { policyDesk } from './testing/policy-desk.ts'

/** Two of four courses of four credits each with one grade: the average is the points of that grade. */
async function schoolOf(...grades: string[]) {
  const room = await afterTerm(grades)
  await room.settle()
  const desk = policyDesk(room, 'record')
  const builtIn = await desk.version(0)
  const record = async (place: number) => {
    const studentId = room.studentIds[place] ?? 'nobody'
    return (await room.office.call(readRecord, { params: { studentId } })).body
  }
  return { ...room, desk, builtIn, record }
}

type Grade = RecordRules['schemes'][number]['grades'][number]

/** The rules with grades of the institution's scheme changed, or taken out where there is nothing. */
const withGrades = (rules: RecordRules, change: (grade: Grade) => Grade | undefined): RecordRules => ({
  ...rules,
  schemes: rules.schemes.map((scheme) =>
    scheme.schemeId === rules.scheme
      ? { ...scheme, grades: scheme.grades.flatMap((grade) => change(grade) ?? []) }
      : scheme,
  ),
})
const stricter = (rules: RecordRules): RecordRules =>
  withGrades(rules, (grade) => (grade.letter === 'A-' ? { ...grade, points: 3670 } : grade))

describe('a policy of records', () => {
  test('is built in until one is published, and offers the usual schemes', async () => {
    const { desk, builtIn } = await schoolOf('A')
    expect(await desk.book()).toMatchObject({ inForce: 0, versions: [], draftVersion: 0 })
    expect(builtIn.schemes.map(({ schemeId }) => schemeId)).toEqual([
      'us-4',
      'us-4-thirds',
      'ugc-10',
      'ects',
      'percent',
    ])
  })

  test('is read by everything once it is published, and its versions are kept with who, when and why', async () => {
    const { desk, builtIn, record } = await schoolOf('A-', 'B')
    expect((await record(0)).totals.average?.text).toBe('3.70')
    await desk.put(stricter(builtIn))
    expect(await record(0)).toMatchObject({ totals: { average: { text: '3.67' } }, policyVersions: [1] })
    await desk.put(builtIn, '2027-01-02')
    expect(await record(0)).toMatchObject({ totals: { average: { text: '3.70' } }, policyVersions: [2] })
    const { inForce, versions, draft } = await desk.book()
    expect(inForce).toBe(2)
    expect(draft).toBeUndefined()
    expect(versions).toMatchObject([
      { version: 2, effectiveFrom: '2027-01-02', reason: 'The senate decided so' },
      { version: 1, draftedBy: registrar.name, publishedBy: registrar.name, effectiveFrom: '2027-01-01' },
    ])
    expect(await desk.version(1)).toEqual(stricter(builtIn))
  })

  test('that holds from a later day leaves earlier terms as they were', async () => {
    const { desk, builtIn, record } = await schoolOf('A-')
    await desk.put(stricter(builtIn), '2027-03-13')
    expect(await record(0)).toMatchObject({ totals: { average: { text: '3.70' } }, policyVersions: [0] })
    expect((await desk.book()).inForce).toBe(0)
  })

  test('may have a scheme of its own, with letters that others do not have', async () => {
    const { desk, builtIn, record } = await schoolOf('H', 'M')
    expect((await record(0)).totals.average).toBeUndefined()
    const rule = { passes: true, inGpa: true, attempted: true, earned: true, kind: 'normal' as const }
    const own = {
      schemeId: 'honours',
      title: 'Honours and merit',
      measure: 'letters' as const,
      outOf: 5000,
      names: 'gpa' as const,
      digits: 1,
      rounding: 'half-up' as const,
      grades: [
        { ...rule, letter: 'H', points: 5000 },
        { ...rule, letter: 'M', points: 3500 },
      ],
    }
    await desk.put({ ...builtIn, schemes: [...builtIn.schemes, own], scheme: 'honours' })
    expect((await record(0)).totals.average?.text).toBe('5.0')
    expect(await record(1)).toMatchObject({
      totals: { average: { text: '3.5' } },
      scheme: { title: own.title },
    })
  })

  test('costs no trip more than before, with the versions in memory', async () => {
    const { desk, builtIn, record, platform } = await schoolOf('A-')
    const trips = async () => {
      await record(0)
      const spent = platform.store.meter()
      await record(0)
      return spent()
    }
    const before = await trips()
    await desk.put(stricter(builtIn))
    expect(await trips()).toEqual(before)
    expect(before.trips).toBe(2)
  })
})

describe('a draft', () => {
  test('is refused with the field and what to do where it is no policy, and nothing is stored', async () => {
    const { desk, builtIn, office } = await schoolOf('A')
    const twice = withGrades(builtIn, (grade) => (grade.letter === 'B' ? { ...grade, letter: 'a' } : grade))
    expect(await desk.draft(twice)).toMatchObject({
      status: 400,
      body: {
        fields: [{ field: 'content.rules.schemes.0.grades.4.letter', message: 'This letter is there twice' }],
      },
    })
    expect(await desk.draft({ ...builtIn, scheme: 'none' })).toMatchObject({
      status: 400,
      body: {
        fields: [{ field: 'content.rules.scheme', message: 'There is no scheme none in this policy' }],
      },
    })
    const { status } = await office.call(writePolicyDraft, {
      body: { version: 0, effectiveFrom: 'soon', content: { kind: 'record', rules: builtIn } },
    })
    expect(status).toBe(400)
    expect(await desk.book()).toMatchObject({ draftVersion: 0, versions: [] })
  })

  test('may not give a scheme another scale: its grades are added up across versions', async () => {
    const { desk, builtIn } = await schoolOf('A')
    const larger = {
      ...builtIn,
      schemes: builtIn.schemes.map((one) => (one.schemeId === 'us-4' ? { ...one, outOf: 5000 } : one)),
    }
    expect(await desk.draft(larger)).toMatchObject({
      status: 400,
      body: { fields: [{ field: 'content.rules.schemes.0.outOf' }] },
    })
  })

  test('is shared: of two who write it at once the second is told to look again', async () => {
    const { desk, builtIn, office } = await schoolOf('A')
    const body = {
      version: 0,
      effectiveFrom: '2027-01-01',
      content: { kind: 'record' as const, rules: builtIn },
    }
    expect(await office.call(writePolicyDraft, { body })).toMatchObject({ status: 200, body: { version: 1 } })
    expect(await office.call(writePolicyDraft, { body })).toMatchObject({
      status: 409,
      body: { code: 'item.stale' },
    })
    await office.call(discardPolicyDraft, { params: desk.params, body: { version: 1 } })
    expect((await desk.book()).draft).toBeUndefined()
    expect(await desk.draft(builtIn)).toMatchObject({ status: 200, body: { version: 3 } })
  })
})

describe('a dry run', () => {
  test('counts who would differ and names them with what they have and would have', async () => {
    const { desk, builtIn, record } = await schoolOf('A-', 'B', 'A-', 'F')
    await desk.draft(stricter(builtIn))
    const found = await desk.tryOut()
    expect(found).toMatchObject({
      state: 'done',
      done: 4,
      total: 4,
      differ: 2,
      counts: { 'average-lower': 2, 'term-average': 2 },
    })
    expect(found.counts).not.toHaveProperty('average-higher')
    expect(found.rows.map(({ name }) => name).toSorted()).toEqual(['Student0001', 'Student0003'])
    expect(found.rows[0]?.differences).toEqual([
      { kind: 'average-lower', before: '3.70', after: '3.67' },
      { kind: 'term-average', before: '3.70', after: '3.67', place: 'Spring 2027' },
    ])
    expect((await record(0)).totals.average?.text).toBe('3.70')
  })

  test('tells of grades that would mean nothing any more', async () => {
    const { desk, builtIn } = await schoolOf('A', 'B')
    await desk.draft(withGrades(builtIn, (grade) => (grade.letter === 'B' ? undefined : grade)))
    const { differ, counts, rows } = await desk.tryOut()
    // Two courses of Student0002: no average, and eight credits fewer.
    expect([differ, counts]).toEqual([
      1,
      { 'average-otherwise': 1, 'term-average': 1, credits: 1, 'grade-unknown': 1 },
    ])
    expect(rows[0]?.differences).toContainEqual({ kind: 'credits', before: '8', after: '0' })
    expect(rows[0]?.differences.filter(({ kind }) => kind === 'grade-unknown')).toMatchObject([
      { before: 'B', after: '', place: 'CS-401, Spring 2027' },
      { before: 'B', after: '', place: 'CS-402, Spring 2027' },
    ])
  })

  test('looks as the draft is dated, or as if it had always held', async () => {
    const { desk, builtIn } = await schoolOf('A-', 'B')
    await desk.draft(stricter(builtIn), '2028-01-01')
    expect(await desk.tryOut()).toMatchObject({ span: 'dated', done: 2, differ: 0, rows: [] })
    expect(await desk.tryOut('always')).toMatchObject({ span: 'always', done: 2, differ: 1 })
  })

  test('is stopped by whoever asks for it, between some students and the next', async () => {
    const { desk, builtIn, office, clock, policies } = await schoolOf(...Array<string>(20).fill('A-'))
    const { params } = desk
    await desk.draft(stricter(builtIn))
    expect(await office.call(stopPolicyDryRun, { params })).toMatchObject({ status: 404 })
    policies.keep({
      kind: 'record',
      schema: RecordRules,
      builtIn,
      compare: () => async () => {
        await office.call(stopPolicyDryRun, { params })
        clock.pass(1)
        return []
      },
    })
    const found = await desk.tryOut()
    expect(found).toMatchObject({ state: 'stopped', done: 16, total: 20 })
    expect(await desk.publish()).toMatchObject({ status: 409, body: { code: 'policy.not-tried' } })
  })

  test('takes the place of one that is under way, which ends', async () => {
    const { desk, builtIn, office, clock, policies } = await schoolOf(...Array<string>(20).fill('A-'))
    const { body: draft } = await desk.draft(builtIn)
    const looked: string[] = []
    const body = { draftVersion: draft.version, span: 'always' as const }
    policies.keep({
      kind: 'record',
      schema: RecordRules,
      builtIn,
      compare: () => async (student) => {
        looked.push(student.studentId)
        if (looked.length === 1) await office.call(startPolicyDryRun, { params: desk.params, body })
        if (looked.length === 16) clock.pass(1)
        return []
      },
    })
    await desk.tryOut()
    await policies.settled()
    expect((await desk.book()).dryRun).toMatchObject({ span: 'always', state: 'done', done: 20 })
    expect(looked).toHaveLength(16 + 20)
  })

  test('that a server left behind is told as stopped, and may be begun anew', async () => {
    const { desk, builtIn, platform, clock } = await schoolOf('A-')
    await desk.draft(stricter(builtIn))
    await desk.tryOut()
    const key = { table: 'catalogue', pk: 'RULES#record', sk: 'DRYRUN' } as const
    await platform.store.bump(key, { set: { state: 'running', aliveAt: clock.millis() } })
    expect((await desk.book()).dryRun).toMatchObject({ state: 'running' })
    clock.pass(60)
    expect((await desk.book()).dryRun).toMatchObject({ state: 'stopped' })
    expect(await desk.tryOut()).toMatchObject({ state: 'done', differ: 1 })
  })
})

describe('publishing', () => {
  test('is refused without a dry run of this very draft, as it is dated', async () => {
    const { desk, builtIn, office } = await schoolOf('A-')
    await desk.draft(stricter(builtIn))
    expect(await desk.publish()).toMatchObject({ status: 409, body: { code: 'policy.not-tried' } })
    await desk.tryOut('always')
    expect(await desk.publish()).toMatchObject({ status: 409, body: { code: 'policy.not-tried' } })
    const { draftVersion } = await desk.tryOut()
    await desk.draft(builtIn)
    const body = { draftVersion, reason: 'As it was yesterday' }
    expect(await office.call(publishPolicy, { params: desk.params, body })).toMatchObject({
      status: 409,
      body: { code: 'item.stale' },
    })
    expect(await desk.publish()).toMatchObject({ status: 409, body: { code: 'policy.not-tried' } })
    expect((await desk.book()).versions).toEqual([])
  })

  test('needs a reason', async () => {
    const { desk, builtIn } = await schoolOf('A-')
    await desk.draft(builtIn)
    await desk.tryOut()
    expect(await desk.publish(' ')).toMatchObject({ status: 400, body: { fields: [{ field: 'reason' }] } })
  })

  test('is told to everyone, without the rules', async () => {
    const { desk, builtIn, settle, events } = await schoolOf('A-')
    await desk.put(stricter(builtIn))
    await settle()
    const told = events.filter(({ name }) => name === 'policy.published')
    expect(told).toMatchObject([{ facts: { kind: 'record', version: 1, effectiveFrom: '2027-01-01' } }])
    expect(Object.keys(told[0]?.facts ?? {})).toHaveLength(3)
  })

  test('is the registrar’s; administrators look on, and nobody else does', async () => {
    const { desk, builtIn, as, sectionId, studentIds } = await schoolOf('A-')
    const content = { kind: 'record' as const, rules: builtIn }
    const body = { version: 0, effectiveFrom: '2027-01-01', content }
    const { params } = desk
    for (const actor of [administrator, instructorOf(sectionId), studentActor(studentIds[0] ?? '')])
      expect((await as(actor).call(writePolicyDraft, { body })).status, actor.id).toBe(403)
    expect((await as(administrator).call(readPolicy, { params })).status).toBe(200)
    expect((await as(instructorOf(sectionId)).call(readPolicy, { params })).status).toBe(403)
  })
})
