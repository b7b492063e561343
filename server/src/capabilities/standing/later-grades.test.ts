import { register, releaseHold } from '@matricula/contract/enrolment'
import { HoldId } from '@matricula/contract/kernel'
import {
  appealStanding,
  commitStandingRun,
  listStandingReviews,
  overrideStanding,
  reviseStanding,
  startStandingRun,
} from '@matricula/contract/standing'
import { describe, expect, test } from 'vitest'
import { studentActor } from '#testing/school.ts'
import { afterTerm } from './testing/after-term.ts'

describe('a grade that changes after the commit', () => {
  test('proposes another standing, and rewrites nothing', async () => {
    const room = await afterTerm(['D'])
    await room.committed()
    await room.release(0, 'B', 'correction')
    expect((await room.standings(room.first)).standings).toMatchObject([{ outcome: 'warning' }])
    const [proposal] = await room.reviews()
    expect(proposal).toMatchObject({
      kind: 'recomputed',
      outcome: 'warning',
      proposed: { outcome: 'good', ruleId: 'at-the-minimum' },
    })
    if (proposal) await room.decide(proposal, { outcome: 'good', note: 'The grade was corrected' })
    const { standings } = await room.standings(room.first)
    expect(standings).toMatchObject([{ outcome: 'good', computed: { outcome: 'good' } }])
    expect(standings[0]?.override).toBeUndefined()
  })

  test('again renews what waits: nobody decides on figures that have passed', async () => {
    const room = await afterTerm(['D'])
    await room.committed()
    await room.release(0, 'F', 'correction')
    const [first] = await room.reviews()
    expect(first).toMatchObject({ proposed: { outcome: 'suspended-term', figures: { average: '0.00' } } })
    await room.release(0, 'C', 'revaluation')
    const [second] = await room.reviews()
    expect(second).toMatchObject({ version: 2, proposed: { outcome: 'good', figures: { average: '2.00' } } })
    if (!first || !second) throw new RangeError('A proposal waits')
    const suspends = { outcome: 'suspended-term', note: 'The term is below one' } as const
    expect(await room.decide(first, suspends)).toMatchObject({ status: 409, body: { code: 'item.stale' } })
    expect((await room.standings(room.first)).standings).toMatchObject([{ outcome: 'warning' }])
    await room.decide(second, { outcome: 'good', note: 'After the revaluation' })
    expect((await room.standings(room.first)).standings).toMatchObject([
      { outcome: 'good', computed: { figures: { average: '2.00' } } },
    ])
  })

  test('back to what it was withdraws what waits', async () => {
    const room = await afterTerm(['D'])
    await room.committed()
    await room.release(0, 'B', 'correction')
    await room.release(0, 'D', 'correction')
    expect(await room.reviews()).toEqual([])
    const { body } = await room.office.call(listStandingReviews, { query: { state: 'withdrawn' } })
    expect(body.items).toMatchObject([{ kind: 'recomputed', outcome: 'warning' }])
  })

  test('is not decided on before it was heard of', async () => {
    const room = await afterTerm(['D'])
    await room.committed()
    await room.release(0, 'B', 'correction')
    const [proposal] = await room.reviews()
    await room.give(0, 'A')
    if (!proposal) throw new RangeError('A proposal waits')
    const good = { outcome: 'good', note: 'The grade was corrected' } as const
    expect(await room.decide(proposal, good)).toMatchObject({ status: 409, body: { code: 'item.stale' } })
    expect(await room.reviews()).toMatchObject([{ version: 2, proposed: { figures: { average: '4.00' } } }])
  })

  test('is not proposed again once it was refused, until the figures differ', async () => {
    const room = await afterTerm(['D'])
    await room.committed()
    await room.release(0, 'F', 'correction')
    const [proposal] = await room.reviews()
    if (proposal) await room.decide(proposal, { note: 'The next term decides' })
    await room.release(0, 'F', 'correction')
    expect(await room.reviews()).toEqual([])
    await room.release(0, 'D-', 'revaluation')
    expect(await room.reviews()).toMatchObject([{ proposed: { figures: { average: '0.70' } } }])
  })

  test('leaves alone what somebody decided otherwise while the rules find what they found', async () => {
    const room = await afterTerm(['D'])
    await room.work(startStandingRun)
    await room.office.call(overrideStanding, {
      params: { ...room.params, studentId: room.first },
      body: { outcome: 'good', reason: 'Was in hospital' },
    })
    await room.work(commitStandingRun)
    await room.release(0, 'D+', 'correction')
    expect(await room.reviews()).toEqual([])
  })
})

describe('a section that is released late', () => {
  test('after the commit proposes what follows from its first grade', async () => {
    const room = await afterTerm(['A', ''])
    await room.committed()
    expect((await room.standings(room.second)).standings).toMatchObject([
      { outcome: 'good', computed: { ruleId: 'nothing-attempted' } },
    ])
    await room.release(1, 'D')
    expect(await room.reviews()).toMatchObject([{ outcome: 'good', proposed: { outcome: 'warning' } }])
  })

  test('after the commit proposes a standing to whoever has none', async () => {
    const room = await afterTerm(['A', ''])
    const { second: studentId, termId, sectionId } = room
    const left = { termId, items: [{ wish: 'drop' as const, sectionIds: [sectionId] }] }
    await room.office.call(register, { params: { studentId }, body: left })
    await room.committed()
    expect((await room.standings(studentId)).standings).toEqual([])
    await room.release(1, 'D')
    const [proposal] = await room.reviews()
    expect(proposal).toMatchObject({ name: 'Student0002', proposed: { outcome: 'warning' } })
    expect(proposal?.outcome).toBeUndefined()
    if (proposal) await room.decide(proposal, { outcome: 'warning', note: 'The section was released late' })
    expect((await room.standings(studentId)).standings).toMatchObject([{ outcome: 'warning' }])
    expect(await room.reviews()).toEqual([])
  })

  test('while the run is looked through marks what was found, and proposes right after the commit', async () => {
    const room = await afterTerm(['A', 'D'])
    await room.work(startStandingRun)
    await room.release(1, 'B')
    expect(await room.found('warning')).toMatchObject([{ outdated: true, computed: { outcome: 'warning' } }])
    await room.work(commitStandingRun)
    expect((await room.standings(room.second)).standings).toMatchObject([{ outcome: 'warning' }])
    expect(await room.reviews()).toMatchObject([{ outcome: 'warning', proposed: { outcome: 'good' } }])
  })

  test('before any run proposes nothing', async () => {
    const room = await afterTerm(['A', ''])
    await room.release(1, 'D')
    expect(await room.reviews()).toEqual([])
  })
})

describe('a hold that follows from a standing', () => {
  const holdId = HoldId.parse('academic-standing')
  const suspended = async () => {
    const room = await afterTerm(['F'])
    await room.committed()
    const lift = async () => {
      await room.office.call(releaseHold, { params: { studentId: room.first, holdId } })
      await room.settle()
    }
    const newest = async () => (await room.standings(room.first)).standings[0]
    const revise = async (outcome: 'suspended-year' | 'reinstated', reason: string) =>
      await room.office.call(reviseStanding, {
        params: { studentId: room.first, termId: room.termId },
        body: { outcome, reason, version: (await room.standings(room.first)).version },
      })
    return { ...room, lift, newest, revise }
  }

  test('is not told any longer once the office has released it', async () => {
    const room = await suspended()
    expect((await room.newest())?.effects).toEqual({ hold: true })
    await room.lift()
    expect(await room.newest()).toMatchObject({ outcome: 'suspended-term', effects: {} })
    expect((await room.newest())?.releasedAt).toBeDefined()
  })

  test('is placed again by the next standing that holds', async () => {
    const room = await suspended()
    await room.lift()
    await room.revise('suspended-year', 'Found to have cheated')
    expect((await room.newest())?.effects).toEqual({ hold: true })
    const { body } = await room.holds(room.first)
    expect(body.items).toMatchObject([{ reason: 'Academic standing: suspended for a year' }])
  })

  test('ends when the office reinstates without an appeal, on what it has seen', async () => {
    const room = await suspended()
    const seen = (await room.standings(room.first)).version
    expect((await room.revise('reinstated', 'The term away is over')).status).toBe(200)
    expect(await room.newest()).toMatchObject({
      outcome: 'reinstated',
      computed: { outcome: 'suspended-term' },
      override: { reason: 'The term away is over' },
    })
    expect((await room.holds(room.first)).body.items).toEqual([])
    const again = await room.office.call(reviseStanding, {
      params: { studentId: room.first, termId: room.termId },
      body: { outcome: 'good', reason: 'From an old page', version: seen },
    })
    expect(again).toMatchObject({ status: 409, body: { code: 'item.stale' } })
    const own = room.as(studentActor(room.first))
    const body = { outcome: 'good' as const, reason: 'I say so', version: 1 }
    const params = { studentId: room.first, termId: room.termId }
    expect((await own.call(reviseStanding, { params, body })).status).toBe(403)
  })
})

test('a committer that has rested too long decides nobody twice, nor over an appeal', async () => {
  const room = await afterTerm(['F', 'D'])
  await room.committed()
  const own = room.as(studentActor(room.first))
  const text = 'I was in hospital for six weeks of the term.'
  await own.call(appealStanding, { params: { studentId: room.first }, body: { text } })
  const appeal = { studentId: room.first, kind: 'appeal', version: 1 } as const
  await room.decide(appeal, { outcome: 'good', note: 'A certificate was sent' })
  await room.forgetCommitted()
  await room.work(commitStandingRun)
  expect((await room.standings(room.first)).standings).toMatchObject([{ outcome: 'good' }])
})

test('what was interrupted goes on when a server starts, and nobody is decided twice', async () => {
  const room = await afterTerm(['F', 'D', 'A'])
  await room.committed()
  await room.settle()
  const told = room.events.length
  await room.forgetCommitted({ standingsOf: room.second })
  await room.standing.resume()
  await room.standing.settled()
  await room.settle()
  expect(await room.run()).toMatchObject({ state: 'committed', committed: 3 })
  expect((await room.standings(room.second)).standings).toMatchObject([{ outcome: 'warning' }])
  const more = room.events.slice(told).filter(({ name }) => name === 'standing.decided')
  expect(more).toMatchObject([{ facts: { studentId: room.second } }])
})
