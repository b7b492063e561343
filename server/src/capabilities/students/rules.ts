import { Student, type StudentChange, type StudentRow } from '@matricula/contract/students'
import type { z } from 'zod'

const rowFields = [
  'rollNumber',
  'givenName',
  'familyName',
  'programmeId',
  'cohort',
  'status',
] as const satisfies (keyof StudentRow)[]

/** Whether both look alike in a list. */
export const sameRow = (one: StudentRow, other: StudentRow): boolean =>
  rowFields.every((field) => one[field] === other[field])

/** The student as wished; null clears a field, what is not named stays. */
export function changedStudent(
  before: Student,
  { version: _, ...wished }: z.output<typeof StudentChange>,
): { student: Student; changed: string[] } {
  const merged = Object.entries({ ...before, ...defined(wished), version: before.version + 1 })
  const student = Student.parse(Object.fromEntries(merged.filter(([, value]) => value !== null)))
  const changed = Object.keys(wished).filter((field) => valueIn(student, field) !== valueIn(before, field))
  return { student, changed }
}

const defined = (wished: object): object =>
  Object.fromEntries(Object.entries(wished).filter(([, value]) => value !== undefined))

const valueIn = (student: Student, field: string): unknown => Reflect.get(student, field)

/** A change of the counts: attribute of the counts item → how many more. */
type Gains = Readonly<Record<string, number>>

interface Belonging {
  readonly programmeId: string
  readonly status: string
}

export const gainOf = ({ programmeId, status }: Belonging): Gains => ({
  total: 1,
  [`programme:${programmeId}`]: 1,
  [`status:${status}`]: 1,
})

export const lossOf = (belonging: Belonging): Gains => negative(gainOf(belonging))

const negative = (gains: Gains): Gains =>
  Object.fromEntries(Object.entries(gains).map(([name, gain]) => [name, -gain]))

/** What a move from one programme or status to another does to the counts. */
export const gainsOfMove = (was: Belonging, now: Belonging): Gains[] => [gainOf(now), lossOf(was)]

export interface StudentCounts {
  readonly total: number
  readonly byProgramme: Record<string, number>
  readonly byStatus: Record<string, number>
}

/** The counts as they are told, read from the counts item. */
export function countsIn(item: Readonly<Record<string, unknown>>): StudentCounts {
  const under = (kind: string): Record<string, number> =>
    Object.fromEntries(
      Object.entries(item)
        .filter(([name, count]) => name.startsWith(`${kind}:`) && Number(count) > 0)
        .map(([name, count]) => [name.slice(kind.length + 1), Number(count)]),
    )
  return { total: Number(item['total'] ?? 0), byProgramme: under('programme'), byStatus: under('status') }
}
