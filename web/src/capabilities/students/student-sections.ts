import type { Action, StudentId } from '@matricula/contract/kernel'
import type { ComponentType } from 'react'

/** The parts of a student's page, in their order; each has its title in the texts of students. */
export const studentSectionIds = [
  'details',
  'registrations',
  'record',
  'standing',
  'attendance',
  'documents',
  'holds',
  'audit',
] as const
export type StudentSectionId = (typeof studentSectionIds)[number]

export interface StudentSection {
  readonly id: StudentSectionId
  /** Shown to whoever may do this to the student. */
  readonly action: Action
  /** Fetched when it is opened: wrap it in `lazy`. */
  readonly component: ComponentType<OfStudent>
}

/** Whose part it is; the department is that of the student's programme, and decides who may change what. */
export interface OfStudent {
  readonly studentId: StudentId
  readonly departmentId?: string | undefined
}

/** What other capabilities show of a student: each pushes its part, and this page knows none of them. */
export const studentSections: StudentSection[] = []

export const orderedSections = (): StudentSection[] =>
  studentSectionIds.flatMap((id) => studentSections.filter((section) => section.id === id).slice(0, 1))
