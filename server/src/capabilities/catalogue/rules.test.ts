import { Section, Term } from '@matricula/contract/catalogue'
import { expect, test } from 'vitest'
import {
  changedRecord,
  courseIdOf,
  creditFaults,
  orderOf,
  sectionFaults,
  sectionIdOf,
  teachingWeeks,
  termFaults,
} from './rules.ts'

const term = Term.parse({
  termId: '2027s',
  title: 'Spring',
  startsOn: '2027-01-11',
  endsOn: '2027-05-07',
  registration: { opensAt: '2027-01-04T08:00:00.000Z', closesAt: '2027-01-22T17:00:00.000Z' },
  creditLimit: 20,
  version: 1,
})
const lecture = Section.parse({
  sectionId: 'L',
  termId: '2027s',
  courseId: 'CS-110',
  departmentId: 'computing',
  courseTitle: 'Circuits',
  code: 'L',
  credits: 4,
  state: 'open',
  instructors: [],
  version: 1,
})
const lab = { ...lecture, sectionId: 'X' as typeof lecture.sectionId, parentId: lecture.sectionId }

test.each([
  ['2027-01-11', '2027-01-17', 1],
  ['2027-01-11', '2027-01-18', 2],
  ['2027-01-13', '2027-01-18', 2],
  ['2027-01-17', '2027-01-18', 2],
  ['2027-01-11', '2027-05-07', 17],
])('from %s to %s are %i teaching weeks', (startsOn, endsOn, weeks) => {
  expect(teachingWeeks({ startsOn, endsOn })).toBe(weeks)
})

test.each([
  ['CS', '201', 'CS-201'],
  ['CS', '201.5', 'CS-201-5'],
])('%s %s is the course %s', (subjectId, number, courseId) => {
  expect(courseIdOf(subjectId as never, number)).toBe(courseId)
})

test.each([
  ['A', '2027s_CS-201_A'],
  ['A.1', '2027s_CS-201_A-1'],
  ['x'.repeat(60), undefined],
])('the section %s has the id %s', (code, id) => {
  expect(sectionIdOf({ termId: '2027s' as never, courseId: 'CS-201' as never, code })).toBe(id)
})

test('course numbers sort as numbers, with their letters after them', () => {
  const numbers = ['1001', '201', '201L', '99']

  expect(numbers.toSorted((one, other) => (orderOf(one) < orderOf(other) ? -1 : 1))).toEqual([
    '99',
    '201',
    '201L',
    '1001',
  ])
})

test.each([
  ['ends before it starts', { ...term, endsOn: '2027-01-01' }, ['endsOn']],
  ['ends on its first day', { ...term, endsOn: term.startsOn }, ['endsOn']],
  ['is in order', term, []],
])('a term that %s', (_, wished, fields) => {
  expect(termFaults(wished).map((fault) => fault.field)).toEqual(fields)
})

test.each([
  [4, undefined, []],
  [4, 4, []],
  [4, 3, ['creditsAtMost']],
])('credits of %s up to %s', (credits, creditsAtMost, fields) => {
  expect(creditFaults({ credits, creditsAtMost }).map((fault) => fault.field)).toEqual(fields)
})

const meeting = { day: 1, start: 540, end: 600 }

test.each([
  ['meets in all weeks', { ...lecture, meetings: [meeting] }, undefined, []],
  ['meets in some weeks', { ...lecture, meetings: [{ ...meeting, weeks: '0101' }] }, undefined, []],
  [
    'meets in more weeks than there are',
    { ...lecture, meetings: [meeting, { ...meeting, weeks: '1'.repeat(18) }] },
    undefined,
    ['meetings.1.weeks'],
  ],
  ['meets never', { ...lecture, meetings: [{ ...meeting, weeks: '000' }] }, undefined, ['meetings.0.weeks']],
  ['has a parent beside it', lab, lecture, []],
  ['has a parent that is not there', lab, undefined, ['parentId']],
  ['is its own parent', { ...lab, parentId: lab.sectionId }, lab, ['parentId']],
  ['has a parent of another course', lab, { ...lecture, courseId: 'MA-1' as never }, ['parentId']],
  ['has a parent in another term', lab, { ...lecture, termId: '2026' as never }, ['parentId']],
  ['has a parent that has one', lab, { ...lecture, parentId: 'K' as never }, ['parentId']],
])('a section that %s', (_, section, parent, fields) => {
  expect(sectionFaults(section, term, parent).map((fault) => fault.field)).toEqual(fields)
})

test('a change keeps what is not named, empties what is null, and says what it touched', () => {
  const before = { version: 3, title: 'A', note: 'old', meetings: [1] }

  const { after, changed } = changedRecord(before, { version: 3, note: null, meetings: [1], title: 'B' })

  expect(after).toEqual({ version: 4, title: 'B', meetings: [1] })
  expect(changed).toEqual(['note', 'title'])
  expect(before.note).toBe('old')
})
