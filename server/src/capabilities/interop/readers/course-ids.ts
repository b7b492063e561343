import { CourseId, DepartmentId, type SubjectId } from '@matricula/contract/kernel'
import type { SubjectWish } from '#capabilities/interop/wishes.ts'

/** `CS` and `201.5` make `CS-201-5`: an id holds no dots. */
export const courseIdOf = (subjectId: string, number: string): CourseId =>
  CourseId.parse(`${subjectId}-${number}`.replaceAll(/[^\w-]/g, '-').slice(0, 64))

/** A course as people write it, `CS 201` or `cs-201`, as its id; undefined where it is none. */
export function courseIdFrom(text: string): CourseId | undefined {
  const id = text
    .trim()
    .toUpperCase()
    .replaceAll(/[\s.-]+/g, '-')
  return CourseId.safeParse(id).data
}

/** A subject that a file knows by its letters only. */
export const subjectInPassing = (subjectId: SubjectId): SubjectWish => ({
  of: 'subject',
  inPassing: true,
  subjectId,
  title: subjectId,
  departmentId: DepartmentId.parse(subjectId),
})
