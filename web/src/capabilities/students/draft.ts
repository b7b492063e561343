import type { Student } from '@matricula/contract/students'

/** The fields of a record that are edited, as texts; an empty text is nothing. */
export const draftFields = [
  'givenName',
  'familyName',
  'localName',
  'rollNumber',
  'programmeId',
  'cohort',
  'status',
  'email',
  'phone',
  'birthDate',
  'guardian',
  'address',
] as const
export type DraftField = (typeof draftFields)[number]
export type Draft = Readonly<Record<DraftField, string>>

export const draftOf = (student: Student): Draft => ({
  givenName: student.givenName,
  familyName: student.familyName ?? '',
  localName: student.localName ?? '',
  rollNumber: student.rollNumber,
  programmeId: student.programmeId,
  cohort: student.cohort,
  status: student.status,
  email: student.email ?? '',
  phone: student.phone ?? '',
  birthDate: student.birthDate ?? '',
  guardian: student.guardian ?? '',
  address: student.address ?? '',
})

const optional: ReadonlySet<DraftField> = new Set([
  'familyName',
  'localName',
  'email',
  'phone',
  'birthDate',
  'guardian',
  'address',
])

/** What is sent: only what differs from the record as it was opened; an emptied field is null. */
export function changeIn(draft: Draft, opened: Student, version: number): Record<string, unknown> {
  const before = draftOf(opened)
  const changed = draftFields.filter((field) => draft[field] !== before[field])
  const sent = changed.map((field) => [
    field,
    draft[field] === '' && optional.has(field) ? null : draft[field],
  ])
  return { ...Object.fromEntries(sent), version }
}
