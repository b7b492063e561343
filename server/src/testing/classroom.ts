import {
  createCourse,
  createSection,
  createSubject,
  createTerm,
  type Meeting,
} from '@matricula/contract/catalogue'
import { register } from '@matricula/contract/enrolment'
import { DepartmentId, type SectionId, type StudentId, TermId } from '@matricula/contract/kernel'
import { admitStudent, createProgramme } from '@matricula/contract/students'
import type { Faults } from '@matricula/engine/faults'
import type { Ids } from '#platform/ids.ts'
import { instructorOf, type Person, registrar, type School, school } from './school.ts'

export interface Classroom extends School {
  readonly termId: TermId
  readonly sectionId: SectionId
  /** In the order of their names. */
  readonly studentIds: readonly StudentId[]
  readonly teacher: Person
  readonly office: Person
}

interface Wanted {
  readonly students: number
  readonly meetings?: readonly Meeting[]
  /** Those that count unless others are given: real ones are longer, which matters to what things cost. */
  readonly ids?: Ids
  /** Troubles of AWS that the store meets. */
  readonly faults?: Faults
}

/** Mondays and Wednesdays at nine; the eleventh of January 2027 is a Monday. */
const twiceAWeek = [
  { day: 1, start: 540, end: 590, room: 'C04' },
  { day: 3, start: 540, end: 590, room: 'C04' },
]

/** A small school with one section, its teacher and a class that sits in it. */
export async function classroom({
  students,
  meetings = twiceAWeek,
  ids,
  faults,
}: Wanted): Promise<Classroom> {
  const world = await school(undefined, ids, faults)
  const office = world.as(registrar)
  const termId = TermId.parse('2027S')
  await office.call(createProgramme, { body: { programmeId: 'BSC-CS', title: 'Computer Science' } })
  await office.call(createTerm, {
    body: {
      termId,
      title: 'Spring 2027',
      startsOn: '2027-01-11',
      endsOn: '2027-03-12',
      registration: { opensAt: '2027-01-04T08:00:00.000Z', closesAt: '2027-01-22T16:00:00.000Z' },
      creditLimit: 24,
      holidays: ['2027-01-18'],
    },
  })
  const departmentId = DepartmentId.parse('CS')
  await office.call(createSubject, { body: { subjectId: 'CS', title: 'Computer Science', departmentId } })
  const course = { subjectId: 'CS', number: '201', title: 'Algorithms', credits: 4 }
  const { body: made } = await office.call(createCourse, { body: course })
  const { body: section } = await office.call(createSection, {
    body: { termId, courseId: made.courseId, code: 'A', capacity: students, meetings: [...meetings] },
  })
  const studentIds: StudentId[] = []
  for (let place = 0; place < students; place += 1) {
    studentIds.push(await seat(office, { termId, sectionId: section.sectionId, place }))
  }
  const teacher = world.as(instructorOf(section.sectionId))
  return { ...world, termId, sectionId: section.sectionId, studentIds, teacher, office }
}

async function seat(
  office: Person,
  { termId, sectionId, place }: { termId: TermId; sectionId: SectionId; place: number },
): Promise<StudentId> {
  const number = String(place + 1).padStart(4, '0')
  const { body: student } = await office.call(admitStudent, {
    body: {
      rollNumber: `R${number}`,
      givenName: `Student${number}`,
      programmeId: 'BSC-CS',
      cohort: '2026',
    },
  })
  await office.call(register, {
    params: { studentId: student.studentId },
    body: { termId, items: [{ wish: 'enrol', sectionIds: [sectionId] }] },
  })
  return student.studentId
}
