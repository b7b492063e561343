export const subjects = [
  { subjectId: 'CS', title: 'Computer Science', departmentId: 'CS' },
  { subjectId: 'MA', title: 'Mathematics', departmentId: 'MA' },
  { subjectId: 'EE', title: 'Electrical Engineering', departmentId: 'EE' },
  { subjectId: 'HU', title: 'Humanities', departmentId: 'HU' },
] as const

export const courses = [
  {
    subjectId: 'CS',
    number: '101',
    title: 'Programming',
    credits: 4,
    description:
      'Values, functions and data; how to say what a machine should do, and to prove that it does.',
  },
  { subjectId: 'CS', number: '201', title: 'Algorithms', credits: 4 },
  { subjectId: 'CS', number: '210', title: 'Databases', credits: 3 },
  { subjectId: 'CS', number: '310', title: 'Operating Systems', credits: 4, requires: ['CS-210'] },
  { subjectId: 'MA', number: '101', title: 'Calculus', credits: 4 },
  { subjectId: 'MA', number: '210', title: 'Linear Algebra', credits: 3 },
  { subjectId: 'EE', number: '110', title: 'Circuits', credits: 4 },
  { subjectId: 'HU', number: '120', title: 'Academic Writing', credits: 2 },
  { subjectId: 'HU', number: '150', title: 'History of Science', credits: 2 },
  { subjectId: 'HU', number: '230', title: 'Ethics of Technology', credits: 2 },
] as const

/** Days are counted from today, so that whatever day the story is told on, something meets. */
interface OfferedMeeting {
  readonly in: 0 | 1 | 2 | 3
  readonly start: number
  readonly end: number
  readonly room: string
}
export interface OfferedSection {
  readonly course: string
  readonly code: string
  readonly capacity: number
  readonly meetings: readonly OfferedMeeting[]
  readonly component?: string
  readonly part?: string
}

const at = (days: readonly OfferedMeeting['in'][], start: string, end: string, room: string) =>
  days.map((day): OfferedMeeting => ({ in: day, start: minutes(start), end: minutes(end), room }))

function minutes(clock: string): number {
  const [hours, rest] = clock.split(':')
  return Number(hours) * 60 + Number(rest)
}

/** Databases A overlaps Algorithms A; Circuits is a lecture with one of two laboratories. */
export const sections = {
  programmingA: { course: 'CS-101', code: 'A', capacity: 40, meetings: at([0, 2], '09:00', '09:50', 'C04') },
  programmingB: { course: 'CS-101', code: 'B', capacity: 2, meetings: at([1, 3], '10:00', '10:50', 'C05') },
  algorithmsA: { course: 'CS-201', code: 'A', capacity: 30, meetings: at([0, 2], '11:00', '12:15', 'C04') },
  algorithmsB: { course: 'CS-201', code: 'B', capacity: 25, meetings: at([1, 3], '11:00', '12:15', 'C05') },
  databasesA: { course: 'CS-210', code: 'A', capacity: 30, meetings: at([0], '11:30', '13:00', 'C11') },
  databasesB: { course: 'CS-210', code: 'B', capacity: 30, meetings: at([3], '08:00', '09:30', 'C11') },
  systemsA: { course: 'CS-310', code: 'A', capacity: 20, meetings: at([1, 3], '15:00', '16:15', 'C11') },
  calculusA: { course: 'MA-101', code: 'A', capacity: 60, meetings: at([1, 3], '14:00', '14:50', 'M1') },
  calculusB: { course: 'MA-101', code: 'B', capacity: 1, meetings: at([2], '16:00', '16:50', 'M2') },
  algebraA: { course: 'MA-210', code: 'A', capacity: 35, meetings: at([2], '14:00', '15:30', 'M1') },
  circuitsLecture: { course: 'EE-110', code: 'L', capacity: 24, meetings: at([1], '08:00', '09:30', 'E2') },
  circuitsLabX: {
    course: 'EE-110',
    code: 'X',
    component: 'Laboratory',
    part: '2',
    capacity: 12,
    meetings: at([2], '17:00', '19:00', 'E9'),
  },
  circuitsLabY: {
    course: 'EE-110',
    code: 'Y',
    component: 'Laboratory',
    part: '2',
    capacity: 12,
    meetings: at([3], '17:00', '19:00', 'E9'),
  },
  writingA: { course: 'HU-120', code: 'A', capacity: 18, meetings: at([0], '16:00', '17:30', 'H3') },
  historyA: { course: 'HU-150', code: 'A', capacity: 80, meetings: at([3], '13:00', '13:50', 'H1') },
  ethicsOnline: { course: 'HU-230', code: 'O', component: 'Online', capacity: 200, meetings: [] },
} as const satisfies Record<string, OfferedSection>

export type SectionName = keyof typeof sections

/** Who sits where before the story begins, by their place in the list of students: from, to. */
export const seated: readonly (readonly [SectionName, number, number])[] = [
  ['programmingA', 1, 24],
  ['programmingB', 24, 26],
  ['algorithmsA', 26, 40],
  ['databasesB', 5, 20],
  ['calculusA', 8, 30],
  ['calculusB', 30, 31],
  ['algebraA', 26, 38],
  ['historyA', 4, 44],
]
