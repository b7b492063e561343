import { startPolicyDryRun, stopPolicyDryRun } from '@matricula/contract/policies'
import { RecordRules } from '@matricula/contract/records'
import { describe, expect, test } from 'vitest'
import { schoolOf, stricter, withGrades } from './testing/graded-school.ts'

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
    expect(await desk.publish()).toMatchObject({ status: 400, body: { fields: [{ field: 'draftVersion' }] } })
  })

  test('lets others have their turn between some students and the next', async () => {
    const { desk, builtIn, policies } = await schoolOf(...Array<string>(20).fill('A-'))
    await desk.draft(builtIn)
    const order: string[] = []
    policies.keep({
      kind: 'record',
      schema: RecordRules,
      builtIn,
      compare: () => async () => {
        if (order.length === 0) setImmediate(() => order.push('somebody else'))
        order.push('student')
        return []
      },
    })
    await desk.tryOut()
    expect(order.indexOf('somebody else')).toBe(16)
    expect(order).toHaveLength(21)
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
