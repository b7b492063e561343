import {
  assignInstructor,
  createCourse,
  createSection,
  createSubject,
  createTerm,
} from '@matricula/contract/catalogue'
import { CourseId, DepartmentId, type SectionId, TermId, type UserId } from '@matricula/contract/kernel'
import type { Calendar } from './calendar.ts'
import type { HttpPerson } from './http-person.ts'
import { courses, type SectionName, sections, subjects } from './offer.ts'

export const termId = TermId.parse('autumn')
export type SectionIds = Readonly<Record<SectionName, SectionId>>

/** A term in its fifth week, open for registration, with all that is offered in it. */
export async function offerTerm(
  office: HttpPerson,
  { calendar, instructor }: { readonly calendar: Calendar; readonly instructor: UserId },
): Promise<SectionIds> {
  await office.call(createTerm, {
    body: {
      termId,
      title: 'Autumn term',
      startsOn: calendar.day(-28),
      endsOn: calendar.day(70),
      registration: { opensAt: calendar.instant(-7), closesAt: calendar.instant(14) },
      creditLimit: 24,
    },
  })
  for (const subject of subjects)
    await office.call(createSubject, {
      body: { ...subject, departmentId: DepartmentId.parse(subject.departmentId) },
    })
  for (const course of courses) {
    const requires = 'requires' in course ? course.requires.map((id) => CourseId.parse(id)) : []
    await office.call(createCourse, { body: { ...course, requires } })
  }
  const ids = new Map<string, SectionId>()
  for (const [name, section] of Object.entries(sections)) {
    const { course, meetings, ...rest } = section
    const { body } = await office.call(createSection, {
      body: {
        ...rest,
        termId,
        courseId: CourseId.parse(course),
        meetings: meetings.map(({ in: days, ...meeting }) => ({ ...meeting, day: calendar.weekday(days) })),
      },
    })
    ids.set(name, body.sectionId)
  }
  const made = Object.fromEntries(ids) as SectionIds
  for (const name of ['programmingA', 'algorithmsA', 'algebraA'] as const)
    await office.call(assignInstructor, { params: { sectionId: made[name], userId: instructor } })
  return made
}
