import type { Course, Section, Term } from '@matricula/contract/catalogue'
import { CourseId, DepartmentId, SectionId, TermId } from '@matricula/contract/kernel'
import { describe, expect, test } from 'vitest'
import { bundleRefusals, creditsOf } from './bundle-rules.ts'
import { dropRefusals, ledgerWith, ledgerWithout } from './drop-rules.ts'
import { type Ledger, ledgerFrom } from './ledger.ts'
import { ledgerRefusals, seatRefusals, standingRefusals } from './rules.ts'
import { cellsOf } from './week-rules.ts'

const term: Term = {
  termId: TermId.parse('2027S'),
  title: 'Spring 2027',
  startsOn: '2027-01-11',
  endsOn: '2027-05-14',
  registration: { opensAt: '2027-01-04T08:00:00.000Z', closesAt: '2027-01-22T16:00:00.000Z', paused: false },
  creditLimit: 12,
  clashes: 'refuse',
  holidays: [],
  version: 1,
}
const sectionOf = (name: string, more: Partial<Section> = {}): Section => {
  const [course = '', code = ''] = name.split(' ')
  return {
    sectionId: SectionId.parse(`${course}-${code}`),
    termId: term.termId,
    courseId: CourseId.parse(course),
    departmentId: DepartmentId.parse('CS'),
    courseTitle: course,
    code,
    component: 'Lecture',
    configuration: '1',
    part: '1',
    credits: 4,
    meetings: [],
    state: 'open',
    instructors: [],
    version: 1,
    ...more,
  }
}
const monday = (start: number) => [{ day: 1, start: start * 60, end: start * 60 + 60 }]
const algorithms = sectionOf('CS-201 A', { meetings: monday(10) })
const algorithmsB = sectionOf('CS-201 B', { meetings: monday(14) })
const databases = sectionOf('CS-301 A', { meetings: monday(10) })
const empty: Ledger = ledgerFrom(undefined, term.termId)
const sitting = (...sections: Section[]): Ledger =>
  sections.reduce(
    (ledger, section) => ledgerWith(ledger, { sections: [section], credits: section.credits }),
    empty,
  )
const codes = (refusals: readonly { code: string }[]): string[] => refusals.map(({ code }) => code)
const offer = (...sections: Section[]) => ({
  term,
  sections,
  offered: sections,
  credits: sections.reduce((sum, one) => sum + one.credits, 0),
})

describe('before the store is asked', () => {
  const calm = { now: '2027-01-11T08:00:00.000Z', bound: true, status: 'active' }
  test.each([
    ['a student in the window', calm, algorithms, []],
    ['a student too early', { ...calm, now: '2027-01-04T07:59:59.999Z' }, algorithms, ['window-not-open']],
    ['a student on the opening instant', { ...calm, now: '2027-01-04T08:00:00.000Z' }, algorithms, []],
    ['a student too late', { ...calm, now: '2027-01-22T16:00:00.000Z' }, algorithms, ['window-closed']],
    ['a registrar at any time', { ...calm, now: '2026-01-01T00:00:00.000Z', bound: false }, algorithms, []],
    ['a student on leave', { ...calm, status: 'leave' }, algorithms, ['student-not-active']],
    ['a closed section', calm, { ...algorithms, state: 'closed' as const }, ['section-closed']],
    ['a cancelled section', calm, { ...algorithms, state: 'cancelled' as const }, ['section-cancelled']],
    ['another term', calm, { ...algorithms, termId: TermId.parse('2026F') }, ['other-term']],
  ])('%s', (_, circumstances, section, expected) => {
    expect(codes(standingRefusals(circumstances, offer(section)))).toEqual(expected)
  })

  test('the window says when it opens, on the hour and in which zone', () => {
    const [refusal] = standingRefusals({ ...calm, now: '2027-01-01T00:00:00.000Z' }, offer(algorithms))
    expect(refusal?.message).toBe(
      'Registration for Spring 2027 is not open yet. It opens on 2027-01-04 at 08:00 UTC. Your plan is kept until then.',
    )
  })

  test('a paused window stops students', () => {
    const paused = { ...term, registration: { ...term.registration, paused: true } }
    expect(codes(standingRefusals(calm, { ...offer(algorithms), term: paused }))).toEqual(['window-paused'])
  })
})

describe('parts of a course go together', () => {
  const lecture = sectionOf('PHY-101 L1')
  const otherLecture = sectionOf('PHY-101 L2')
  const lab = sectionOf('PHY-101 P1', { part: '2', component: 'Laboratory', parentId: lecture.sectionId })
  const seminar = sectionOf('PHY-101 S1', { configuration: '2', part: '3', component: 'Seminar' })
  const offered = [lecture, otherLecture, lab, seminar]
  test.each([
    ['lecture with its laboratory', [lecture, lab], []],
    ['the laboratory first', [lab, lecture], []],
    ['a configuration of one part', [seminar], []],
    ['a lecture alone', [lecture], ['part-missing']],
    ['a laboratory alone', [lab], ['part-missing', 'parent-missing']],
    ['a laboratory with another lecture', [otherLecture, lab], ['parent-missing']],
    ['two lectures', [lecture, otherLecture, lab], ['part-mixed']],
    ['parts of two configurations', [lecture, seminar], ['part-mixed']],
    ['sections of two courses', [lecture, algorithms], ['part-mixed']],
  ])('%s', (_, wished, expected) => {
    expect(codes(bundleRefusals(wished, offered))).toEqual(expected)
  })

  test('a part whose sections are all cancelled is not asked for', () => {
    const cancelled = offered.map((one) => (one.part === '2' ? { ...one, state: 'cancelled' as const } : one))
    expect(bundleRefusals([lecture], cancelled)).toEqual([])
  })

  const course = { credits: 4 } as Course
  test.each([
    ['one section carries its own', [sectionOf('A 1', { credits: 3 })], [3]],
    ['parts that each state the whole count once', [lecture, lab], [4, 0]],
    [
      'parts that state their share add up',
      [sectionOf('A 1', { credits: 3 }), sectionOf('A 2', { credits: 1 })],
      [3, 1],
    ],
    ['a topic worth more than the course', [sectionOf('A 1', { credits: 6 })], [6]],
  ])('%s', (_, wished, carried) => {
    expect(creditsOf(wished, course)).toEqual(carried)
  })
})

describe('what the ledger says', () => {
  const check = (ledger: Ledger, sitsIn: Section[], section: Section, requires: string[] = []) =>
    ledgerRefusals({ offer: offer(section), requires, ledger, sitsIn })

  test.each([
    ['nothing yet', empty, [], algorithms, [], []],
    ['the same section', sitting(algorithms), [algorithms], algorithms, [], ['already-enrolled']],
    ['another section', sitting(algorithms), [algorithms], algorithmsB, [], ['other-section-of-course']],
    ['a class at the same hour', sitting(algorithms), [algorithms], databases, [], ['time-clash']],
    ['what is required', { ...empty, passed: new Set(['CS-101']) }, [], algorithms, ['CS-101'], []],
    ['not what is required', empty, [], algorithms, ['CS-101', 'MA-1'], ['prerequisite', 'prerequisite']],
    ['just enough credits', { ...empty, credits: 8 }, [], algorithms, [], []],
    ['a quarter too many', { ...empty, credits: 8.25 }, [], algorithms, [], ['credit-limit']],
    [
      'everything wrong at once',
      { ...sitting(algorithms), credits: 10, holds: [{ reason: 'Fees', office: 'Bursar' }] },
      [algorithms],
      databases,
      ['CS-201'],
      ['hold', 'prerequisite', 'credit-limit', 'time-clash'],
    ],
  ])('%s', (_, ledger, sitsIn, section, requires, expected) => {
    expect(codes(check(ledger, sitsIn, section, requires))).toEqual(expected)
  })

  test('each refusal says what, why, and who or how', () => {
    const [clash] = check(sitting(algorithms), [algorithms], databases)
    expect(clash?.message).toBe(
      'CS-301 A overlaps CS-201 A. Both meet on Monday from 10:00 to 11:00. Choose another section, or drop CS-201 A first.',
    )
    const [over] = check({ ...empty, credits: 9 }, [], algorithms)
    expect(over?.message).toBe(
      'CS-201 A is 1 credit over the limit. 9 registered and 4 more exceed the 12 of this term. Drop a course first, or ask the registrar to raise the limit.',
    )
    const [hold] = check(
      { ...empty, holds: [{ reason: 'Library books are due.', office: 'Library desk' }] },
      [],
      algorithms,
    )
    expect(hold?.message).toBe(
      'A hold stops this registration. Library books are due. It is lifted by: Library desk.',
    )
  })

  test('a term may allow clashes', () => {
    const allowing = { ...offer(databases), term: { ...term, clashes: 'allow' as const } }
    const facts = { offer: allowing, requires: [], ledger: sitting(algorithms), sitsIn: [algorithms] }
    expect(ledgerRefusals(facts)).toEqual([])
  })
})

describe('seats', () => {
  test.each([
    ['a free seat', { capacity: 2, taken: 1, waiting: 0 }, []],
    ['no seat', { capacity: 2, taken: 2, waiting: 0 }, ['seats-full']],
    ['fewer seats than students', { capacity: 1, taken: 2, waiting: 0 }, ['seats-full']],
    ['a free seat is not yours if somebody waits', { capacity: 2, taken: 1, waiting: 1 }, ['others-waiting']],
  ])('%s', (_, seats, expected) => {
    expect(codes(seatRefusals([algorithms], () => seats))).toEqual(expected)
  })
})

describe('dropping', () => {
  const lab = sectionOf('CS-201 P', { part: '2', meetings: monday(16) })
  const both = ledgerWith(empty, { sections: [algorithms, lab], credits: 4 })
  test.each([
    ['what one sits in', [algorithms, lab], []],
    ['a part alone', [lab], ['part-missing']],
    ['what one does not sit in', [databases], ['not-enrolled']],
  ])('%s', (_, sections, expected) => {
    expect(codes(dropRefusals(sections, both, [algorithms, lab]))).toEqual(expected)
  })

  test('the hours that another section needs stay taken', () => {
    const ledger = sitting(algorithms, databases)
    const after = ledgerWithout(ledger, { courseIds: [algorithms.courseId], credits: 4, left: [databases] })
    expect(after.cells).toEqual(cellsOf([databases]))
    expect(after.credits).toBe(4)
    expect([...after.enrolled.keys()]).toEqual(['CS-301'])
  })
})
