import { z } from 'zod'
import { DepartmentId, SectionId, StudentId } from './ids.ts'

/** What a person is to the institution. Several may be held at once, each with its own scope. */
export const Role = z.enum(['administrator', 'registrar', 'instructor', 'student', 'auditor', 'integration'])
export type Role = z.infer<typeof Role>

/** How far a role reaches. */
export const Scope = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('institution') }),
  z.object({ kind: z.literal('department'), id: DepartmentId }),
  z.object({ kind: z.literal('section'), id: SectionId }),
  z.object({ kind: z.literal('self'), id: StudentId }),
])
export type Scope = z.infer<typeof Scope>

export const Grant = z.object({ role: Role, scope: Scope })
export type Grant = z.infer<typeof Grant>

/** What an action is about, as far as it is known; a grant must reach it. */
export interface Subject {
  readonly departmentId?: string | undefined
  readonly sectionId?: string | undefined
  readonly studentId?: string | undefined
}

/** A grant reaches a subject when its scope names it; the institution reaches everything. */
export function reaches(scope: Scope, subject: Subject): boolean {
  switch (scope.kind) {
    case 'institution':
      return true
    case 'department':
      return scope.id === subject.departmentId
    case 'section':
      return scope.id === subject.sectionId
    case 'self':
      return scope.id === subject.studentId
  }
}
