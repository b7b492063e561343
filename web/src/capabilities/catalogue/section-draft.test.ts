import { Section, SectionChange } from '@matricula/contract/catalogue'
import { expect, test } from 'vitest'
import { emptyMeeting } from './meeting-draft.ts'
import { movedFields, sectionChangeIn, sectionDraftOf } from './section-draft.ts'

const optics = Section.parse({
  sectionId: '2027-spring_PH-310_A',
  termId: '2027-spring',
  courseId: 'PH-310',
  departmentId: 'physics',
  courseTitle: 'Special Topics',
  code: 'A',
  title: 'Optics',
  component: 'Seminar',
  credits: 3,
  meetings: [
    { day: 1, start: 540, end: 590, room: 'C04' },
    { day: 3, start: 845, end: 895, weeks: '1110' },
  ],
  state: 'open',
  instructors: [],
  version: 4,
})

test('what nobody touched is not sent, though a meeting has weeks and a room', () => {
  expect(sectionChangeIn(sectionDraftOf(optics), optics, 4)).toEqual({ version: 4 })
})

test('an emptied title falls back to that of the course, and meetings are sent whole', () => {
  const draft = sectionDraftOf(optics)
  const [monday = emptyMeeting, ...others] = draft.meetings
  const sent = sectionChangeIn(
    { ...draft, title: ' ', meetings: [{ ...monday, start: '08:00' }, ...others, emptyMeeting] },
    optics,
    5,
  )

  expect(sent).toEqual({
    title: null,
    meetings: [
      { day: 1, start: 480, end: 590, room: 'C04' },
      { day: 3, start: 845, end: 895, weeks: '111' },
    ],
    version: 5,
  })
  expect(SectionChange.safeParse(sent).success).toBe(true)
})

test('what somebody else changed meanwhile is named', () => {
  const theirs = { ...optics, component: 'Lecture', meetings: [], version: 5 }

  expect(movedFields(sectionDraftOf(optics), sectionDraftOf(theirs))).toEqual(['component', 'meetings'])
})

test('half a meeting is told what it lacks, in words', () => {
  const draft = { ...sectionDraftOf(optics), meetings: [{ ...emptyMeeting, start: 'nine' }] }
  const { error } = SectionChange.safeParse(sectionChangeIn(draft, optics, 4))

  expect(error?.issues.map(({ path, message }) => [path.join('.'), message])).toEqual([
    ['meetings.0.day', 'Choose a day'],
    ['meetings.0.start', 'Write a time such as 09:30'],
    ['meetings.0.end', 'Write a time such as 09:30'],
  ])
})
