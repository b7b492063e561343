import { AttendanceState } from '@matricula/contract/attendance'
import type { Meeting } from '@matricula/contract/catalogue'
import { MeetingId, SectionId, StudentId } from '@matricula/contract/kernel'
import { array, assert, constantFrom, integer, property, record } from 'fast-check'
import { expect, test } from 'vitest'
import {
  countsOf,
  decideMarking,
  type Marked,
  mayStillChange,
  meetingDaysOf,
  meetingOf,
  type RegisterFacts,
  unmarkedPresent,
} from './rules.ts'
import { tallyFrom } from './tally-counts.ts'

/** The eleventh of January 2027 is a Monday. */
const spring = { startsOn: '2027-01-11', endsOn: '2027-01-31', holidays: ['2027-01-18'] }
const midweek = { startsOn: '2027-01-13', endsOn: '2027-01-31', holidays: [] }
const at = (day: number, start: number, more: Partial<Meeting> = {}): Meeting => ({
  day,
  start,
  end: start + 50,
  ...more,
})

test.each([
  {
    title: 'Mondays but for the holiday',
    term: spring,
    meetings: [at(1, 540)],
    ids: ['2027-01-11-1', '2027-01-25-1'],
  },
  {
    title: 'twice a day is numbered by time, however it was entered',
    term: spring,
    meetings: [at(2, 900), at(2, 540)],
    ids: ['2027-01-12-1', '2027-01-12-2', '2027-01-19-1', '2027-01-19-2', '2027-01-26-1', '2027-01-26-2'],
  },
  {
    title: 'one time in two rooms is one meeting',
    term: spring,
    meetings: [at(7, 540, { room: 'A1' }), at(7, 540, { room: 'B2' })],
    ids: ['2027-01-17-1', '2027-01-24-1', '2027-01-31-1'],
  },
  {
    title: 'every other week',
    term: spring,
    meetings: [at(3, 540, { weeks: '101' })],
    ids: ['2027-01-13-1', '2027-01-27-1'],
  },
  {
    title: 'beyond the last week that is named nothing meets',
    term: spring,
    meetings: [at(3, 540, { weeks: '1' })],
    ids: ['2027-01-13-1'],
  },
  {
    title: 'a term that starts on a Wednesday has its first week cut short',
    term: midweek,
    meetings: [at(1, 540, { weeks: '110' }), at(5, 540, { weeks: '100' })],
    ids: ['2027-01-15-1', '2027-01-18-1'],
  },
  { title: 'no timetable, no meetings', term: spring, meetings: [], ids: [] },
])('meetings: $title', ({ term, meetings, ids }) => {
  expect(meetingDaysOf({ meetings }, term).map((meeting) => meeting.meetingId)).toEqual(ids)
})

test.each([
  ['2027-01-11-1', true],
  ['2027-01-11-2', false],
  ['2027-01-12-1', false],
  ['2027-01-18-1', false],
  ['2027-02-01-1', false],
  ['tomorrow', false],
])('a meeting %s: %s', (id, held) => {
  expect(meetingOf({ meetings: [at(1, 540)] }, spring, MeetingId.parse(id)) !== undefined).toBe(held)
})

const ada = StudentId.parse('ada')
const bob = StudentId.parse('bob')
const cyd = StudentId.parse('cyd')
const register = (marks: Record<string, AttendanceState>): RegisterFacts => ({
  state: 'open',
  marks: new Map(Object.entries(marks).map(([id, state]) => [StudentId.parse(id), { state }])),
})

test('of two marks of one student the later counts, and one that says nothing new is left out', () => {
  const { changed, gains } = decideMarking(register({ ada: 'absent', bob: 'late' }), [
    { studentId: ada, state: 'late' },
    { studentId: bob, state: 'late' },
    { studentId: ada, state: 'present' },
  ])
  expect(changed).toEqual([{ studentId: ada, state: 'present' }])
  expect([...gains.keys()]).toEqual(['of:ada'])
})

test('a note alone is a change, and moves no tally', () => {
  const { changed, gains } = decideMarking(register({ ada: 'excused' }), [
    { studentId: ada, state: 'excused', note: 'Doctor' },
  ])
  expect(changed).toHaveLength(1)
  expect(gains.size).toBe(0)
})

test.each([
  ['open', undefined, true],
  ['submitted', undefined, false],
  ['submitted', 'Mistaken', true],
] as const)('a register that is %s, with the reason %s, may change: %s', (state, reason, may) => {
  expect(mayStillChange({ state, marks: new Map() }, reason)).toBe(may)
})

test('whoever has no mark was present', () => {
  expect(unmarkedPresent(register({ bob: 'absent' }), [ada, bob, cyd])).toEqual([
    { studentId: ada, state: 'present' },
    { studentId: cyd, state: 'present' },
  ])
})

const sectionId = SectionId.parse('cs201a')
const students = [ada, bob, cyd]
const anyMark = record({
  studentId: constantFrom(...students),
  state: constantFrom(...AttendanceState.options),
})
/** Some marks of one meeting at a time, of five meetings. */
const anyBatches = array(record({ meeting: integer({ min: 0, max: 4 }), marks: array(anyMark) }))

/** Failures are told with their seed. */
test('a tally is the fold of the registers, whatever was marked over whatever', () => {
  const keepsCount = property(anyBatches, (batches) => {
    const registers = new Map<number, ReadonlyMap<StudentId, Marked>>()
    const summary: Record<string, number> = {}
    for (const { meeting, marks } of batches) {
      const kept = registers.get(meeting) ?? new Map<StudentId, Marked>()
      const { changed, gains } = decideMarking({ state: 'open', marks: kept }, marks)
      for (const [attribute, gain] of gains) summary[attribute] = (summary[attribute] ?? 0) + gain
      registers.set(meeting, new Map([...kept, ...changed.map((one) => [one.studentId, one] as const)]))
    }
    for (const studentId of students) {
      const { sectionId: _, ...counted } = tallyFrom(sectionId, studentId, summary)
      const marked = [...registers.values()].flatMap((kept) => kept.get(studentId)?.state ?? [])
      expect(counted).toEqual(countsOf(marked))
    }
  })
  assert(keepsCount)
})
