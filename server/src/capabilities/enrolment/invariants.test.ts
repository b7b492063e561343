import { checkRegistration, listEnrolments, type RegistrationOutcome } from '@matricula/contract/enrolment'
import type { LiveEvent, SectionId, StudentId } from '@matricula/contract/kernel'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { studentActor } from '#testing/school.ts'
import { ledgerFrom } from './ledger.ts'
import { createEnrolmentRepository } from './repository.ts'
import {
  type College,
  college,
  drop,
  enrol,
  enrolOrWait,
  leave,
  swap,
  termId,
  weekly,
} from './testing/college.ts'
import { cellsOf, clashOf } from './week-rules.ts'

type Wish = Parameters<College['register']>[1][number]

/** What a random student does: which wish, about which sections, and how often the request is sent. */
const step = fc.record({
  student: fc.nat(5),
  wish: fc.constantFrom('enrol', 'enrol-or-wait', 'swap', 'swap-or-wait', 'drop', 'leave'),
  section: fc.nat(4),
  other: fc.nat(4),
  sent: fc.integer({ min: 1, max: 2 }),
})
type Step = { student: number; wish: string; section: number; other: number; sent: number }
const days = fc.array(fc.array(step, { minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 6 })

const limit = 12

/** Five sections of four courses, few seats, two that overlap and two in alternate weeks; six students. */
async function crowdedCollege() {
  const here = await college({ creditLimit: limit })
  const sections = [
    await here.section('CS-201 A', { capacity: 1, meetings: [weekly(1, 10, 90)] }),
    await here.section('CS-201 B', { capacity: 2, meetings: [weekly(2, 10, 90)] }),
    await here.section('CS-301 A', { capacity: 2, meetings: [weekly(1, 11, 60, '1010')] }),
    await here.section('CS-401 A', { capacity: 3, credits: 6, meetings: [weekly(2, 11), weekly(4, 9)] }),
    await here.section('CS-501 A', { capacity: 2, meetings: [weekly(1, 11, 60, '0101')] }),
  ]
  const students: StudentId[] = []
  for (const name of ['Ada', 'Grace', 'Emmy', 'Katherine', 'Rosalind', 'Mary'])
    students.push(await here.student(name))
  return { here, sections, students }
}

type Crowd = Awaited<ReturnType<typeof crowdedCollege>>

function wishOf({ sections }: Crowd, { wish, section, other }: Step): Wish {
  const [one, two] = [sections[section], sections[other]]
  if (!one || !two) throw new Error('There is no such section')
  const wishes: Record<string, Wish> = {
    enrol: enrol(one),
    'enrol-or-wait': enrolOrWait(one),
    swap: swap(one, two),
    'swap-or-wait': swap(one, two, true),
    drop: drop(one),
    leave: leave(one),
  }
  return wishes[wish] ?? enrol(one)
}

/** The sections that each student sits in, as the answers and the promotions told so far say. */
type Told = Map<StudentId, Set<SectionId>>

function believe(told: Told, student: StudentId, wish: Wish, { outcome }: RegistrationOutcome): void {
  const sits = told.get(student) ?? new Set()
  told.set(student, sits)
  if (outcome === 'enrolled') {
    for (const id of wish.wish === 'enrol' ? (wish.instead ?? []) : []) sits.delete(id as SectionId)
    for (const id of wish.sectionIds) sits.add(id as SectionId)
  }
  if (outcome === 'dropped') for (const id of wish.sectionIds) sits.delete(id as SectionId)
}

const promotions = (told: Told, events: readonly LiveEvent[]): void => {
  const seats = events.filter(({ actor, name }) => actor.name === 'waitlist' && name !== 'waitlist.joined')
  for (const { name, facts } of seats) {
    const sits = told.get(facts['studentId'] as StudentId)
    for (const id of facts['sectionIds'] as SectionId[]) {
      if (name === 'waitlist.promoted') sits?.add(id)
      if (name === 'enrolment.dropped') sits?.delete(id)
    }
  }
}

/** Counts equal names, weeks hold no clash, credits keep to the limit: in every ledger and every section. */
async function holdsTrue({ here, sections, students }: Crowd, told: Told): Promise<void> {
  const { platform, catalogue } = here.school
  const repository = createEnrolmentRepository(platform.store)
  const ledgers = await Promise.all(
    students.map(async (id) => ledgerFrom(await repository.ledger(id), termId)),
  )
  for (const section of sections) {
    const { capacity, taken, waiting } = await here.seats(section)
    expect(taken).toBeLessThanOrEqual(capacity)
    expect(await here.roster(section)).toHaveLength(taken)
    expect(await here.roster(section, 'waiting')).toHaveLength(waiting)
    const named = ledgers.filter((ledger) => [...ledger.enrolled.values()].flat().includes(section))
    expect(named).toHaveLength(taken)
  }
  for (const [place, ledger] of ledgers.entries()) {
    const sits = await catalogue.sectionsOf([...ledger.enrolled.values()].flat())
    expect(new Set(sits.map(({ sectionId }) => sectionId))).toEqual(
      told.get(students[place] ?? (sits[0]?.sectionId as never)) ?? new Set(),
    )
    expect(new Set(ledger.cells)).toEqual(cellsOf(sits))
    expect(ledger.credits).toBe(sits.reduce((sum, { credits }) => sum + credits, 0))
    expect(ledger.credits).toBeLessThanOrEqual(limit)
    for (const [index, one] of sits.entries()) {
      for (const other of sits.slice(index + 1)) expect(clashOf(one, other)).toBeUndefined()
    }
  }
}

/** A seat is free beside a line only where nobody in the line could take it. */
async function nobodyIsPassedOver({ here, sections, students }: Crowd): Promise<void> {
  for (const studentId of students) {
    const person = here.school.as(studentActor(studentId))
    const { body } = await person.call(listEnrolments, { params: { studentId }, query: { termId } })
    for (const { sectionId } of body.items.filter(({ state }) => state === 'waiting')) {
      const { capacity, taken } = await here.seats(sectionId)
      if (taken >= capacity || !sections.includes(sectionId)) continue
      const items = [leave(sectionId), enrol(sectionId)]
      const checked = await person.call(checkRegistration, { params: { studentId }, body: { termId, items } })
      const reasons = checked.body.outcomes[1]?.refusals.map(({ code }) => code) ?? []
      expect(reasons.filter((code) => code !== 'others-waiting')).not.toEqual([])
    }
  }
}

test('however wishes interleave, the promises of registration hold', async () => {
  await fc.assert(
    fc.asyncProperty(days, async (story) => {
      const crowd = await crowdedCollege()
      const { here, students } = crowd
      const told: Told = new Map()
      let heard = 0
      for (const [day, steps] of story.entries()) {
        const wanted = [...new Map(steps.map((one) => [one.student, one])).values()]
        await Promise.all(
          wanted.map(async (one) => {
            const student = students[one.student]
            if (!student) throw new Error('There is no such student')
            const wish = wishOf(crowd, one)
            const key = `${day}-${one.student}`
            const sent = Array.from({ length: one.sent }, () => here.register(student, [wish], key))
            const answers = (await Promise.all(sent)).map(([answer]) => answer)
            const [first] = answers.filter((answer) => answer?.outcome !== 'refused')
            if (first) {
              expect(answers.every((answer) => answer?.outcome === first.outcome)).toBe(true)
              believe(told, student, wish, first)
            }
          }),
        )
        await here.school.settle()
        promotions(told, here.school.events.slice(heard))
        heard = here.school.events.length
        await holdsTrue(crowd, told)
        await nobodyIsPassedOver(crowd)
      }
      // One receipt for each request that was granted, however often it was sent.
      const receipts = here.school.events
        .filter(
          ({ name, cause }) => cause && /^(enrolment.confirmed|waitlist.joined|waitlist.left)$/.test(name),
        )
        .map(({ cause, actor }) => `${actor.id} ${cause}`)
      expect(new Set(receipts).size).toBe(receipts.length)
    }),
    { numRuns: 15 },
  )
}, 240_000)
