import { checkRegistration, listEnrolments, type RegistrationOutcome } from '@matricula/contract/enrolment'
import { type LiveEvent, SectionId, StudentId } from '@matricula/contract/kernel'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { studentActor } from '#testing/school.ts'
import { ledgerFrom } from './ledger.ts'
import { createEnrolmentRepository } from './repository.ts'
import { type College, college, drop, enrol, enrolOrWait, leave, termId, weekly } from './testing/college.ts'
import { cellsOf, clashOf } from './week-rules.ts'

type Wish = Parameters<College['register']>[1][number]

/** What a random student does: which wish, about which sections, and how often the request is sent. */
const step = fc.record({
  student: fc.nat(5),
  wish: fc.constantFrom('enrol', 'enrol-or-wait', 'swap', 'swap-or-wait', 'drop', 'leave'),
  section: fc.nat(6),
  other: fc.nat(6),
  sent: fc.integer({ min: 1, max: 2 }),
})
type Step = { student: number; wish: string; section: number; other: number; sent: number }
const days = fc.array(fc.array(step, { minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 6 })

const limit = 12

/**
 * Five sections of four courses, few seats, two that overlap and two in alternate weeks; a course of a lecture with two
 * labs, taken as bundles; six students.
 */
async function crowdedCollege() {
  const here = await college({ creditLimit: limit })
  const sections = [
    await here.section('CS-201 A', { capacity: 1, meetings: [weekly(1, 10, 90)] }),
    await here.section('CS-201 B', { capacity: 2, meetings: [weekly(2, 10, 90)] }),
    await here.section('CS-301 A', { capacity: 2, meetings: [weekly(1, 11, 60, '1010')] }),
    await here.section('CS-401 A', { capacity: 3, credits: 6, meetings: [weekly(2, 11), weekly(4, 9)] }),
    await here.section('CS-501 A', { capacity: 2, meetings: [weekly(1, 11, 60, '0101')] }),
    await here.section('CS-601 L', { capacity: 2, credits: 2, meetings: [weekly(3, 9)] }),
    await here.section('CS-601 P1', { part: '2', capacity: 1, credits: 1, meetings: [weekly(3, 14)] }),
    await here.section('CS-601 P2', { part: '2', capacity: 1, credits: 1, meetings: [weekly(4, 14)] }),
  ]
  const [lecture, lab, otherLab] = sections.slice(5)
  if (!lecture || !lab || !otherLab) throw new Error('There is no course of two parts')
  const bundles = [...sections.slice(0, 5).map((section) => [section]), [lecture, lab], [lecture, otherLab]]
  const students: StudentId[] = []
  for (const name of ['Ada', 'Grace', 'Emmy', 'Katherine', 'Rosalind', 'Mary'])
    students.push(await here.student(name))
  return { here, sections, bundles, students }
}

type Crowd = Awaited<ReturnType<typeof crowdedCollege>>

function wishOf({ bundles }: Crowd, { wish, section, other }: Step): Wish {
  const [one, two] = [bundles[section], bundles[other]]
  if (!one || !two) throw new Error('There is no such bundle')
  const swap: Wish = { wish: 'enrol', sectionIds: two, instead: one }
  const wishes: Record<string, Wish> = {
    enrol: enrol(...one),
    'enrol-or-wait': enrolOrWait(...one),
    swap,
    'swap-or-wait': { ...swap, orWait: true },
    drop: drop(...one),
    leave: leave(...one),
  }
  return wishes[wish] ?? enrol(...one)
}

/** The sections that each student sits in, as the answers and the promotions told so far say. */
type Told = Map<StudentId, Set<SectionId>>

function believe(told: Told, student: StudentId, wish: Wish, { outcome }: RegistrationOutcome): void {
  const sits = told.get(student) ?? new Set()
  told.set(student, sits)
  const given = wish.wish === 'enrol' ? (wish.instead ?? []) : wish.sectionIds
  if (outcome === 'enrolled' || outcome === 'dropped') leaveAll(sits, given)
  if (outcome === 'enrolled') sitIn(sits, wish.sectionIds)
}

const leaveAll = (sits: Set<SectionId>, ids: readonly string[]): void =>
  ids.forEach((id) => sits.delete(SectionId.parse(id)))
const sitIn = (sits: Set<SectionId>, ids: readonly string[]): void =>
  ids.forEach((id) => sits.add(SectionId.parse(id)))

/** What the waitlist did by itself. */
function promotions(told: Told, events: readonly LiveEvent[]): void {
  for (const { name, actor, facts } of events) {
    const sits = told.get(StudentId.parse(facts['studentId'] ?? 'nobody'))
    const ids = SectionId.array().parse(facts['sectionIds'] ?? [])
    if (actor.name !== 'waitlist' || !sits) continue
    if (name === 'waitlist.promoted') sitIn(sits, ids)
    if (name === 'enrolment.dropped') leaveAll(sits, ids)
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
    const believed = [...told].find(([student]) => student === students[place])?.[1] ?? new Set()
    expect(new Set<string>(sits.map(({ sectionId }) => sectionId))).toEqual(believed)
    expect(new Set(ledger.cells)).toEqual(cellsOf(sits))
    expect(ledger.credits).toBe(sits.reduce((sum, { credits }) => sum + credits, 0))
    // Whole bundles or none: a lecture never without its lab.
    expect([0, 2]).toContain(sits.filter(({ courseId }) => courseId === 'CS-601').length)
    expect(ledger.credits).toBeLessThanOrEqual(limit)
    expect(pairs(sits).filter(([one, other]) => clashOf(one, other))).toEqual([])
  }
}

const pairs = <T>(items: readonly T[]): [T, T][] =>
  items.flatMap((one, place) => items.slice(place + 1).map((other): [T, T] => [one, other]))

/** Seats are free beside a line only where nobody in the line could take a whole bundle. */
async function nobodyIsPassedOver(crowd: Crowd): Promise<void> {
  const waits = (await Promise.all(crowd.students.map((id) => waitsOf(crowd, id)))).flat()
  for (const { studentId, bundle } of waits) {
    const seats = await Promise.all(bundle.map((section) => crowd.here.seats(section)))
    const isFree = seats.every(({ capacity, taken }) => taken < capacity)
    const reasons = isFree ? await ownReasons(crowd, studentId, bundle) : ['no seat is free']
    expect(reasons).not.toEqual([])
  }
}

/** The bundles that a student waits for. */
async function waitsOf({ here }: Crowd, studentId: StudentId) {
  const asked = { params: { studentId }, query: { termId } }
  const { body } = await here.school.as(studentActor(studentId)).call(listEnrolments, asked)
  const waiting = body.items.filter(({ state }) => state === 'waiting')
  return [...new Set(waiting.map(({ courseId }) => courseId))].map((courseId) => ({
    studentId,
    bundle: waiting.filter((one) => one.courseId === courseId).map(({ sectionId }) => sectionId),
  }))
}

/** Why the student could not take free seats of the bundle now, besides that others wait. */
async function ownReasons({ here }: Crowd, studentId: StudentId, bundle: SectionId[]): Promise<string[]> {
  const items = [leave(...bundle), enrol(...bundle)]
  const asked = { params: { studentId }, body: { termId, items } }
  const { body } = await here.school.as(studentActor(studentId)).call(checkRegistration, asked)
  const codes = body.outcomes[1]?.refusals.map(({ code }) => code) ?? []
  return codes.filter((code) => code !== 'others-waiting')
}

/** One day: each student sends one wish, perhaps twice, all at the same time. */
async function live(crowd: Crowd, told: Told, day: number, steps: readonly Step[]): Promise<void> {
  const wanted = [...new Map(steps.map((one) => [one.student, one])).values()]
  await Promise.all(
    wanted.map(async (one) => {
      const student = crowd.students[one.student]
      if (!student) throw new Error('There is no such student')
      const wish = wishOf(crowd, one)
      const sent = Array.from({ length: one.sent }, () =>
        crowd.here.register(student, [wish], `${day}-${one.student}`),
      )
      const answers = (await Promise.all(sent)).flat()
      const granted = answers.filter(({ outcome }) => outcome !== 'refused')
      // Granted once is granted to each repetition.
      expect([0, answers.length]).toContain(granted.length)
      const [first] = granted
      if (first) believe(told, student, wish, first)
    }),
  )
}

test('however wishes interleave, the promises of registration hold', async () => {
  await fc.assert(
    fc.asyncProperty(days, async (story) => {
      const crowd = await crowdedCollege()
      const { school } = crowd.here
      const told: Told = new Map()
      let heard = 0
      for (const [day, steps] of story.entries()) {
        await live(crowd, told, day, steps)
        await school.settle()
        promotions(told, school.events.slice(heard))
        heard = school.events.length
        await holdsTrue(crowd, told)
        await nobodyIsPassedOver(crowd)
      }
      // One receipt for each request that was granted, however often it was sent.
      const receipts = school.events
        .filter(
          ({ name, cause }) => cause && /^(enrolment.confirmed|waitlist.joined|waitlist.left)$/.test(name),
        )
        .map(({ cause, actor }) => `${actor.id} ${cause}`)
      expect(new Set(receipts).size).toBe(receipts.length)
    }),
    { numRuns: 15 },
  )
}, 240_000)
