import { type Course, Section } from '@matricula/contract/catalogue'
import type { SectionId } from '@matricula/contract/kernel'
import { sectionFaults, sectionIdOf } from '#capabilities/catalogue/index.ts'
import { type Decision, refuse } from '#capabilities/interop/keeper.ts'
import type { SectionWish } from '#capabilities/interop/wishes.ts'
import { defined } from './differences.ts'
import type { KnownCatalogue } from './known-catalogue.ts'
import type { KnownTeachers, Teachers } from './known-teachers.ts'

interface Wished {
  readonly before: Section | undefined
  readonly after: Section
}

/** The section as a row wishes it, or the refusal that names the cell to correct. */
export async function wishedSection(
  wish: SectionWish,
  known: KnownCatalogue,
  teachers: KnownTeachers,
): Promise<Wished | Decision> {
  const sectionId = sectionIdOf(wish)
  if (!sectionId)
    return refuse('code', wish.code, 'Term, course and section together are too long', 'Shorten one of them')
  const [term, course, before] = await Promise.all([
    known.term(wish.termId),
    known.course(wish.courseId),
    known.section(sectionId),
  ])
  if (!term) return refuse('termId', wish.termId, 'There is no such term', 'Add the term first')
  if (!course) return refuse('courseId', wish.courseId, 'There is no such course', 'Import the courses first')
  const instructors = await teachers.named(wish.instructors)
  if (typeof instructors === 'string')
    return refuse('instructors', instructors, 'Nobody signs in with this name', 'Make the account first')
  const parentId = wish.parentCode ? sectionIdOf({ ...wish, code: wish.parentCode }) : undefined
  const after = sectionFrom(wish, { sectionId, course, before, parentId, instructors })
  const parent = after.parentId && (await known.section(after.parentId))
  const [fault] = sectionFaults(after, term, parent)
  return fault ? refuse(columnOf(fault.field), '', fault.message, fault.message) : { before, after }
}

const columnOf = (field: string): string => {
  const [first = field] = field.split('.')
  return first === 'parentId' ? 'parentCode' : first
}

interface Found {
  readonly sectionId: SectionId
  readonly course: Course
  readonly before: Section | undefined
  readonly parentId: SectionId | undefined
  readonly instructors: Teachers | undefined
}

function sectionFrom(
  wish: SectionWish,
  { sectionId, course, before, parentId, instructors }: Found,
): Section {
  const start: Section = before ?? {
    sectionId,
    termId: wish.termId,
    courseId: wish.courseId,
    departmentId: course.departmentId,
    courseTitle: course.title,
    code: wish.code,
    component: 'Lecture',
    configuration: '1',
    part: '1',
    credits: course.credits,
    ...(course.creditsAtMost !== undefined && { creditsAtMost: course.creditsAtMost }),
    meetings: [],
    state: 'open',
    instructors: [],
    version: 0,
  }
  return Section.parse({
    ...start,
    ...defined({ ...wish.section }),
    ...(parentId && { parentId }),
    ...(instructors && { instructors }),
    version: start.version + 1,
  })
}
