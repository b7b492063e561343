import {
  type Meeting,
  NewCourse,
  NewSection,
  NewTerm,
  type Section,
  Subject,
} from '@matricula/contract/catalogue'
import {
  type CourseId,
  DepartmentId,
  ProgrammeId,
  type SectionId,
  StudentId,
  TermId,
} from '@matricula/contract/kernel'
import { Student } from '@matricula/contract/students'
import { type Person, registrar, type School, school } from './school.ts'

/** Who studies here; each has the id of the name. */
export const ada = StudentId.parse('ada')
export const grace = StudentId.parse('grace')
export const alan = StudentId.parse('alan')
export const edsger = StudentId.parse('edsger')
export const barbara = StudentId.parse('barbara')

export interface SmallSchool extends School {
  readonly termId: TermId
  readonly programmeId: ProgrammeId
  readonly course: Readonly<Record<CourseName, CourseId>>
  readonly section: Readonly<Record<SectionName, SectionId>>
  readonly office: Person
}

type CourseName = keyof typeof courses
type SectionName = keyof typeof sections

const termId = TermId.parse('2027s')
const programmeId = ProgrammeId.parse('bsc-cs')

/** It begins on the stopped clock's day, a Monday, with registration open. */
const term = {
  termId,
  title: 'Spring 2027',
  startsOn: '2027-01-11',
  endsOn: '2027-05-07',
  registration: { opensAt: '2027-01-04T08:00:00.000Z', closesAt: '2027-01-22T17:00:00.000Z' },
  creditLimit: 20,
  holidays: ['2027-01-26'],
}

const people = [
  { studentId: ada, givenName: 'Ada', familyName: 'Lovelace', rollNumber: 'CS27-001' },
  { studentId: grace, givenName: 'Grace', familyName: 'Hopper', rollNumber: 'CS27-002' },
  { studentId: alan, givenName: 'Alan', familyName: 'Turing', rollNumber: 'CS27-003' },
  { studentId: edsger, givenName: 'Edsger', familyName: 'Dijkstra', rollNumber: 'CS27-004' },
  { studentId: barbara, givenName: 'Barbara', familyName: 'Liskov', rollNumber: 'CS27-005' },
]

const subjects = [
  { subjectId: 'CS', title: 'Computer Science', departmentId: 'computing' },
  { subjectId: 'MA', title: 'Mathematics', departmentId: 'mathematics' },
]

const courses = {
  programming: { subjectId: 'CS', number: '101', title: 'Programming', credits: 4 },
  algorithms: { subjectId: 'CS', number: '201', title: 'Algorithms', credits: 4, requires: ['CS-101'] },
  circuits: { subjectId: 'CS', number: '110', title: 'Digital Circuits', credits: 5 },
  calculus: { subjectId: 'MA', number: '101', title: 'Calculus', credits: 4 },
} as const

const meeting = (day: number, start: number, end: number, room = 'C04'): Meeting => ({
  day,
  start,
  end,
  room,
})
const at9 = (...days: number[]): Meeting[] => days.map((day) => meeting(day, 540, 590))
/** Its parent is the section with the code L. */
const laboratory = { component: 'Laboratory', part: '2', capacity: 2, under: 'L' } as const

/** The A sections meet at the same time. Circuits is one lecture with one of two laboratories. */
const sections = {
  programmingA: { course: 'programming', code: 'A', capacity: 3, meetings: at9(1, 3) },
  programmingB: { course: 'programming', code: 'B', capacity: 30, meetings: at9(2, 4) },
  algorithmsA: { course: 'algorithms', code: 'A', capacity: 30, meetings: at9(1, 3) },
  calculusA: { course: 'calculus', code: 'A', capacity: 30, meetings: [meeting(1, 565, 615)] },
  calculusB: { course: 'calculus', code: 'B', capacity: 1, meetings: [meeting(5, 660, 710)] },
  circuitsLecture: { course: 'circuits', code: 'L', capacity: 4, meetings: [meeting(2, 600, 690)] },
  circuitsWednesday: { ...laboratory, course: 'circuits', code: 'X', meetings: [meeting(3, 840, 960)] },
  circuitsThursday: { ...laboratory, course: 'circuits', code: 'Y', meetings: [meeting(4, 840, 960)] },
} as const

/** A school with a term, two subjects, four courses, eight sections and five students, made as a registrar makes it. */
export async function openSchool(at?: string): Promise<SmallSchool> {
  const world = await school(at)
  const { students, catalogue } = world
  await students.commands.createProgramme(registrar, {
    programmeId,
    title: 'Computer Science',
    level: 'undergraduate',
    departmentId: DepartmentId.parse('computing'),
  })
  for (const person of people) {
    const student = Student.parse({ ...person, programmeId, cohort: '2027', status: 'active', version: 1 })
    await world.platform.store.commit(registrar, students.admission(student))
  }
  await catalogue.commands.createTerm(registrar, NewTerm.parse(term))
  for (const subject of subjects) await catalogue.commands.createSubject(registrar, Subject.parse(subject))
  const course = await inTurn(courses, async (one) => {
    const made = await catalogue.commands.createCourse(registrar, NewCourse.parse(one))
    return made.courseId
  })
  const made: Section[] = []
  const section = await inTurn(sections, async (one) => {
    const { course: of, under = '', ...own } = { under: undefined, ...one }
    const parentId = made.find(({ code }) => code === under)?.sectionId
    const wished = NewSection.parse({ ...own, termId, courseId: course[of], parentId })
    const created = await catalogue.commands.createSection(registrar, wished)
    made.push(created)
    return created.sectionId
  })
  return { ...world, termId, programmeId, course, section, office: world.as(registrar) }
}

async function inTurn<Name extends string, One, Id>(
  wanted: Readonly<Record<Name, One>>,
  make: (one: One) => Promise<Id>,
): Promise<Readonly<Record<Name, Id>>> {
  const made: Partial<Record<Name, Id>> = {}
  for (const name of Object.keys(wanted) as Name[]) made[name] = await make(wanted[name])
  return made as Readonly<Record<Name, Id>>
}
