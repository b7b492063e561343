import { createCourse, createSection } from '@matricula/contract/catalogue'
import { checkRegistration, register } from '@matricula/contract/enrolment'
import type { StudentId } from '@matricula/contract/kernel'
import {
  appealStanding,
  commitStandingRun,
  overrideStanding,
  standingDecided,
  startStandingRun,
  stopStandingRun,
} from '@matricula/contract/standing'
import { describe, expect, test } from 'vitest'
import { instructorOf, registrar, studentActor } from '#testing/school.ts'
import { type AfterTerm, afterTerm } from './testing/after-term.ts'

const wishFor = (room: AfterTerm, studentId: StudentId, sectionId: string) => ({
  params: { studentId },
  body: { termId: room.termId, items: [{ wish: 'enrol' as const, sectionIds: [sectionId] }] },
})

describe('a run', () => {
  test('is found, looked through, and stored on nobody before it is committed', async () => {
    const room = await afterTerm(['A', 'D', 'F'])
    expect(await room.work(startStandingRun)).toMatchObject({ status: 202, body: { state: 'computing' } })
    expect(await room.run()).toMatchObject({
      state: 'review',
      done: 3,
      rows: 3,
      counts: { good: 1, warning: 1, 'suspended-term': 1 },
    })
    const [warned] = await room.found('warning')
    expect(warned).toMatchObject({
      name: 'Student0002',
      computed: {
        ruleId: 'first-time-below',
        figures: { average: '1.00', minimum: '1.70', termAttempted: 8, attempted: 8 },
      },
    })
    expect((await room.standings(room.second)).standings).toEqual([])
  })

  test('is committed: each student is told alone, with the rule and the numbers', async () => {
    const room = await afterTerm(['A', 'D'])
    await room.work(startStandingRun)
    await room.work(commitStandingRun)
    expect(await room.run()).toMatchObject({ state: 'committed', committed: 2, committedBy: registrar.name })
    const { standings, mayAppeal } = await room.standings(room.second)
    expect(standings).toMatchObject([
      { termTitle: 'Spring 2027', outcome: 'warning', effects: { advising: true } },
    ])
    expect(mayAppeal).toBe(true)
    expect((await room.standings(room.first)).mayAppeal).toBe(false)
    await room.settle()
    expect(room.events.filter(({ name }) => name === standingDecided.eventName)).toHaveLength(2)
  })

  test('of a large class is committed whole, and again changes nothing', { timeout: 120_000 }, async () => {
    const room = await afterTerm(Array.from({ length: 40 }, (_, place) => (place % 2 === 0 ? 'A' : 'F')))
    await room.work(startStandingRun)
    await room.work(commitStandingRun)
    expect(await room.run()).toMatchObject({ state: 'committed', committed: 40 })
    expect(await room.work(commitStandingRun)).toMatchObject({ status: 409 })
    await room.work(startStandingRun)
    expect(await room.run()).toMatchObject({ state: 'review', rows: 0 })
  })

  test('an override keeps what was computed beside it, and moves the counts', async () => {
    const room = await afterTerm(['D'])
    await room.work(startStandingRun)
    const params = { ...room.params, studentId: room.first }
    const body = { outcome: 'good' as const, reason: 'Was in hospital' }
    expect((await room.office.call(overrideStanding, { params, body })).body).toMatchObject({
      outcome: 'good',
      override: { reason: 'Was in hospital', by: registrar.name },
      computed: { outcome: 'warning' },
    })
    expect((await room.run())?.counts).toEqual({ good: 1, warning: 0 })
    await room.work(commitStandingRun)
    expect(await room.office.call(overrideStanding, { params, body })).toMatchObject({
      status: 409,
      body: { code: 'standing.not-now' },
    })
    expect((await room.standings(room.first)).standings).toMatchObject([
      { outcome: 'good', computed: { outcome: 'warning' }, override: { reason: 'Was in hospital' } },
    ])
  })

  test('that does not run cannot be stopped, and nothing can be committed before it was found', async () => {
    const room = await afterTerm(['A'])
    expect((await room.office.call(commitStandingRun, { params: room.params })).status).toBe(404)
    await room.work(startStandingRun)
    expect((await room.office.call(stopStandingRun, { params: room.params })).status).toBe(409)
  })

  test('interrupted while it was committed goes on, and nobody is decided twice', async () => {
    const room = await afterTerm(['A', 'D', 'F'])
    await room.work(startStandingRun)
    await room.work(commitStandingRun)
    await room.settle()
    const before = room.events.length
    const key = { table: 'events', pk: `STANDINGS#${room.termId}`, sk: 'RUN' } as const
    const crashed = room.clock.millis() - 60_000
    await room.platform.store.bump(key, { set: { state: 'committing', aliveAt: crashed } })
    await room.work(commitStandingRun)
    await room.settle()
    expect(await room.run()).toMatchObject({ state: 'committed', committed: 3 })
    const more = room.events.slice(before).filter(({ name }) => name === standingDecided.eventName)
    expect(more).toEqual([])
  })

  test('only the office of the institution decides', async () => {
    const room = await afterTerm(['A'])
    for (const actor of [instructorOf(room.sectionId), studentActor(room.first)]) {
      expect((await room.as(actor).call(startStandingRun, { params: room.params })).status).toBe(403)
    }
  })
})

describe('what follows', () => {
  test('whoever is suspended registers for nothing, and is told why', async () => {
    const room = await afterTerm(['F', 'A'])
    await room.work(startStandingRun)
    await room.work(commitStandingRun)
    const { body: course } = await room.office.call(createCourse, {
      body: { subjectId: 'CS', number: '500', title: 'Compilers', credits: 4 },
    })
    const { body: section } = await room.office.call(createSection, {
      body: { termId: room.termId, courseId: course.courseId, code: 'A', capacity: 9 },
    })
    const wish = (studentId: StudentId) =>
      room.office.call(register, wishFor(room, studentId, section.sectionId))
    expect((await wish(room.first)).body.outcomes[0]).toMatchObject({
      outcome: 'refused',
      refusals: [{ code: 'hold', facts: { reason: 'Academic standing: suspended for a term' } }],
    })
    expect((await wish(room.second)).body.outcomes[0]).toMatchObject({ outcome: 'enrolled' })
  })

  test('whoever is on probation registers for fewer credits than others', async () => {
    const room = await afterTerm(['D'])
    await room.work(startStandingRun)
    const params = { ...room.params, studentId: room.first }
    const body = { outcome: 'probation' as const, reason: 'Warned at another university' }
    await room.office.call(overrideStanding, { params, body })
    await room.work(commitStandingRun)
    const sectionIds: string[] = []
    for (const number of ['501', '502', '503']) {
      const { body: course } = await room.office.call(createCourse, {
        body: { subjectId: 'CS', number, title: `Course ${number}`, credits: 4 },
      })
      const { body: section } = await room.office.call(createSection, {
        body: { termId: room.termId, courseId: course.courseId, code: 'A', capacity: 9 },
      })
      sectionIds.push(section.sectionId)
    }
    // Four credits are registered for already; thirteen are allowed.
    const outcomes: string[] = []
    for (const sectionId of sectionIds) {
      const { body: answer } = await room.office.call(register, wishFor(room, room.first, sectionId))
      outcomes.push(answer.outcomes[0]?.outcome ?? '')
    }
    expect(outcomes).toEqual(['enrolled', 'enrolled', 'refused'])
    const [last = ''] = sectionIds.slice(-1)
    const plan = await room.office.call(checkRegistration, wishFor(room, room.first, last))
    expect(plan.body.standing).toMatchObject({ credits: 12, creditLimit: 13 })
  })
})

describe('an appeal', () => {
  const text = 'I was in hospital for six weeks of the term.'
  const appealOf = (room: AfterTerm, studentId: StudentId) =>
    room.as(studentActor(studentId)).call(appealStanding, { params: { studentId }, body: { text } })

  async function suspended() {
    const room = await afterTerm(['F', 'A'])
    await room.committed()
    return room
  }

  test('that is granted reinstates the student, and lifts the hold', async () => {
    const room = await suspended()
    expect((await appealOf(room, room.first)).status).toBe(201)
    const [appeal] = await room.reviews()
    expect(appeal).toMatchObject({ kind: 'appeal', name: 'Student0001', text, outcome: 'suspended-term' })
    const decision = { outcome: 'reinstated' as const, note: 'On a contract with the adviser' }
    const asked = { studentId: room.first, kind: 'appeal' as const, version: 1 }
    expect((await room.decide(asked, decision)).body.state).toBe('granted')
    const { standings, reviews } = await room.standings(room.first)
    expect(standings).toMatchObject([
      { outcome: 'reinstated', computed: { outcome: 'suspended-term' }, override: { reason: decision.note } },
    ])
    expect(reviews).toMatchObject([{ state: 'granted', note: decision.note }])
    expect(await room.decide(asked, decision)).toMatchObject({ status: 409 })
  })

  test('that is refused changes nothing, and is made once', async () => {
    const room = await suspended()
    await appealOf(room, room.first)
    await room.decide(
      { studentId: room.first, kind: 'appeal', version: 1 },
      { note: 'No certificate was sent' },
    )
    expect((await room.standings(room.first)).standings).toMatchObject([{ outcome: 'suspended-term' }])
    expect(await appealOf(room, room.first)).toMatchObject({
      status: 409,
      body: { code: 'standing.no-appeal' },
    })
  })

  test('is not made against a good standing, nor by somebody else', async () => {
    const room = await suspended()
    expect((await appealOf(room, room.second)).status).toBe(409)
    const other = room.as(studentActor(room.second))
    expect(
      (await other.call(appealStanding, { params: { studentId: room.first }, body: { text } })).status,
    ).toBe(403)
  })
})

test('a student’s standings are one query, whatever the number of terms', async () => {
  const room = await afterTerm(['D'])
  await room.work(startStandingRun)
  await room.work(commitStandingRun)
  const spent = room.platform.store.meter()
  await room.standings(room.first)
  expect(spent()).toEqual({ trips: 1, reads: 1, writes: 0 })
})

test('a run costs two calls for each student and some for each lot, however many students there are', {
  timeout: 120_000,
}, async () => {
  const costs = async (students: number) => {
    const room = await afterTerm(Array.from({ length: students }, () => 'A'))
    const trips = async (route: typeof startStandingRun) => {
      const spent = room.platform.store.meter()
      await room.work(route)
      return spent().trips
    }
    return { find: await trips(startStandingRun), commit: await trips(commitStandingRun) }
  }
  const [few, more, most] = [await costs(15), await costs(30), await costs(60)]
  expect(few.commit).toBe(7)
  expect(more.find - few.find).toBeLessThanOrEqual(15 * 2 + 3)
  expect(most.find - more.find).toBeLessThanOrEqual(2 * (15 * 2 + 3))
  expect(more.commit - few.commit).toBe(3)
  expect(most.commit - more.commit).toBe(6)
})
