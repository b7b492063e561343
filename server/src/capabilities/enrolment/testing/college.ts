import {
  createCourse,
  createSection,
  createSubject,
  createTerm,
  type Meeting,
  type NewSection,
  readSection,
  type Seats,
} from '@matricula/contract/catalogue'
import {
  listRoster,
  type RegistrationItem,
  type RegistrationOutcome,
  register,
} from '@matricula/contract/enrolment'
import { CourseId, SectionId, StudentId, TermId } from '@matricula/contract/kernel'
import { admitStudent, createProgramme } from '@matricula/contract/students'
import type { z } from 'zod'
import { passing } from '#capabilities/enrolment/passing.ts'
import type { Actor } from '#platform/actor.ts'
import type { Write } from '#platform/store/write.ts'
import { registrar, type School, school, studentActor } from '#testing/school.ts'

export const termId = TermId.parse('2027S')

type SectionWish = Partial<z.input<typeof NewSection>>
type Wish = z.input<typeof RegistrationItem>

/** A college of one term, on its first registration day at eight. */
export interface College {
  readonly school: School
  student(name: string): Promise<StudentId>
  course(name: string, more?: { credits?: number; requires?: string[] }): Promise<CourseId>
  /** A section such as CS-201 A, with its course where there is none yet. */
  section(name: string, more?: SectionWish): Promise<SectionId>
  /** As the student; the outcomes in the order of the wishes. */
  register(studentId: StudentId, wishes: Wish[], key?: string): Promise<RegistrationOutcome[]>
  registerAs(actor: Actor, studentId: StudentId, wishes: Wish[], key?: string): Promise<RegistrationOutcome[]>
  seats(sectionId: SectionId): Promise<Seats>
  /** Says that a student has passed a course, as a value. */
  passed(studentId: StudentId, courseId: string): Write
  /** Names, by name or by ticket. */
  roster(sectionId: SectionId, state?: 'enrolled' | 'waiting' | 'dropped'): Promise<string[]>
}

export const enrol = (...sectionIds: SectionId[]): Wish => ({ wish: 'enrol', sectionIds })
export const enrolOrWait = (...sectionIds: SectionId[]): Wish => ({ wish: 'enrol', sectionIds, orWait: true })
export const drop = (...sectionIds: SectionId[]): Wish => ({ wish: 'drop', sectionIds })
export const leave = (...sectionIds: SectionId[]): Wish => ({ wish: 'leave-waitlist', sectionIds })
export const swap = (from: SectionId, to: SectionId, orWait = false): Wish => ({
  wish: 'enrol',
  sectionIds: [to],
  instead: [from],
  orWait,
})

/** A weekly hour, or so many minutes from `hour`. */
export const weekly = (day: number, hour: number, minutes = 60, weeks?: string): Meeting => ({
  day,
  start: hour * 60,
  end: hour * 60 + minutes,
  ...(weeks && { weeks }),
})

/** What was answered, in short: outcomes, or the codes of the refusals. */
export const inShort = (outcomes: readonly RegistrationOutcome[]): string[] =>
  outcomes.map(({ outcome, place, refusals }) => {
    if (outcome === 'refused') return refusals.map(({ code }) => code).join(' + ')
    return place === undefined ? outcome : `${outcome} ${place}`
  })

export async function college(term: Partial<z.input<typeof createTerm.body>> = {}): Promise<College> {
  const place = await school('2027-01-04T08:00:00.000Z')
  const office = place.as(registrar)
  await office.call(createProgramme, {
    body: { programmeId: 'BSC', title: 'Bachelor of Science' },
  })
  await office.call(createSubject, {
    body: { subjectId: 'CS', title: 'Computer science', departmentId: 'CS' },
  })
  await office.call(createTerm, {
    body: {
      termId: '2027S',
      title: 'Spring 2027',
      startsOn: '2027-01-11',
      endsOn: '2027-05-14',
      registration: { opensAt: '2027-01-04T08:00:00.000Z', closesAt: '2027-01-22T16:00:00.000Z' },
      creditLimit: 20,
      ...term,
    },
  })
  const courses = new Set<string>()
  let students = 0

  async function course(
    name: string,
    { credits = 4, requires = [] }: { credits?: number; requires?: string[] } = {},
  ) {
    const number = name.split('-')[1] ?? name
    const body = { courseId: name, subjectId: 'CS', number, title: `Course ${number}`, credits, requires }
    const { status } = await office.call(createCourse, { body })
    if (status !== 201) throw new Error(`The course ${name} was not made: ${status}`)
    courses.add(name)
    return CourseId.parse(name)
  }

  async function registerAs(actor: Actor, studentId: StudentId, wishes: Wish[], key?: string) {
    const { body, status } = await place.as(actor).call(register, {
      params: { studentId },
      body: { termId: '2027S', items: wishes },
      ...(key && { key }),
    })
    if (status !== 200) throw new Error(`Registration answered ${status}: ${JSON.stringify(body)}`)
    return body.outcomes
  }

  return {
    school: place,
    course,
    registerAs,
    async student(name) {
      students += 1
      const rollNumber = `R${String(students).padStart(5, '0')}`
      const body = { rollNumber, givenName: name, programmeId: 'BSC', cohort: '2026' }
      const { body: student } = await office.call(admitStudent, { body })
      return StudentId.parse(student.studentId)
    },
    async section(name, more = {}) {
      const [courseId = '', code = ''] = name.split(' ')
      if (!courses.has(courseId)) await course(courseId)
      const body = { termId: '2027S', courseId, code, capacity: 30, ...more }
      const { body: section, status } = await office.call(createSection, { body })
      if (status !== 201) throw new Error(`${name} was not made: ${JSON.stringify(section)}`)
      return SectionId.parse(section.sectionId)
    },
    register: (studentId, wishes, key) => registerAs(studentActor(studentId), studentId, wishes, key),
    passed: (studentId, courseId) => passing(studentId, [CourseId.parse(courseId)]),
    async seats(sectionId) {
      const { body } = await office.call(readSection, { params: { sectionId } })
      return body.seats
    },
    async roster(sectionId, state = 'enrolled') {
      const names: string[] = []
      let after: string | undefined
      do {
        const query = { state, limit: 200, ...(after !== undefined && { after }) }
        const { body } = await office.call(listRoster, { params: { sectionId }, query })
        names.push(...body.items.map((entry) => entry.name))
        after = body.next
      } while (after !== undefined)
      return names
    },
  }
}
