import {
  CalendarDay,
  DepartmentId,
  line,
  ProgrammeId,
  prose,
  StudentId,
  Version,
} from '@matricula/contract/kernel'
import { z } from 'zod'

/** What a student is admitted to. */
export const Programme = z.object({
  programmeId: ProgrammeId,
  title: line(120),
  level: z.enum(['undergraduate', 'postgraduate', 'doctoral', 'certificate']).default('undergraduate'),
  /** Whose registrars look after its students; without one only registrars of the whole institution do. */
  departmentId: DepartmentId.optional(),
})
export type Programme = z.infer<typeof Programme>

export const StudentStatus = z.enum(['active', 'leave', 'graduated', 'withdrawn'])

/** Stored in capitals; unique in the institution. */
export const RollNumber = z
  .string()
  .trim()
  .toUpperCase()
  .regex(/^[A-Z0-9][A-Z0-9/.-]{0,31}$/, 'Use letters, digits, hyphens, dots and slashes, at most 32')

export const Cohort = z.string().regex(/^\d{4}$/, 'Give the year of admission, such as 2026')

const profile = {
  rollNumber: RollNumber,
  givenName: line(80),
  familyName: line(80).optional(),
  /** The name in its own script, as it is written at home. */
  localName: line(120).optional(),
  programmeId: ProgrammeId,
  cohort: Cohort,
  email: z.email('Enter an e-mail address such as name@example.edu').optional(),
  phone: z
    .string()
    .trim()
    .regex(/^\+?[\d ()-]{5,24}$/, 'Enter a phone number such as +91 40 2345 6789')
    .optional(),
  birthDate: CalendarDay.optional(),
  guardian: line(120).optional(),
  address: prose(400).optional(),
}

export const Student = z.object({
  studentId: StudentId,
  ...profile,
  status: StudentStatus,
  version: Version,
})
export type Student = z.infer<typeof Student>

/** A student in a list: what one needs to recognise the person, and no more. */
export const StudentRow = Student.pick({
  studentId: true,
  rollNumber: true,
  givenName: true,
  familyName: true,
  programmeId: true,
  cohort: true,
  status: true,
})
export type StudentRow = z.infer<typeof StudentRow>

export const NewStudent = z.strictObject({ ...profile, status: StudentStatus.default('active') })
/** What is not named stays as it is; null empties a field that may be empty. */
export const StudentChange = z
  .strictObject({
    ...profile,
    familyName: profile.familyName.nullable(),
    localName: profile.localName.nullable(),
    email: profile.email.nullable(),
    phone: profile.phone.nullable(),
    birthDate: profile.birthDate.nullable(),
    guardian: profile.guardian.nullable(),
    address: profile.address.nullable(),
    status: StudentStatus,
  })
  .partial()
  .extend({ version: Version })

/** The name as it is read aloud: given name first. */
export const fullName = (student: { givenName: string; familyName?: string | undefined }): string =>
  student.familyName ? `${student.givenName} ${student.familyName}` : student.givenName
