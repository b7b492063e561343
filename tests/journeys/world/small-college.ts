import { startImport } from '@matricula/contract/interop'
import type { SectionId, StudentId, UserId } from '@matricula/contract/kernel'
import type { RunningSchool } from '@matricula/server/running-school'
import type { Calendar } from './calendar.ts'
import { admitStudents, seatStudents, teachClasses } from './classes.ts'
import type { HttpPerson } from './http-person.ts'
import { issueDocuments } from './issued.ts'
import type { SectionName } from './offer.ts'
import { offerTerm } from './offered.ts'
import { openDoors } from './open-doors.ts'

export interface SmallCollege {
  readonly administrator: HttpPerson
  readonly registrar: HttpPerson
  readonly teacher: HttpPerson
  readonly instructor: UserId
  readonly calendar: Calendar
  readonly sections: Readonly<Record<SectionName, SectionId>>
  /** In the order of their roll numbers. */
  readonly students: readonly StudentId[]
  readonly ada: StudentId
  readonly grace: StudentId
  /** A file of two students that waits to be stored; one of them cannot be. */
  readonly importJob: string
  /** Of a certificate that was issued to Ada. */
  readonly documentCode: string
  readonly documentBatch: string
}

/** A small college in the middle of its term, made through the server's own front door. */
export async function smallCollege(school: RunningSchool): Promise<SmallCollege> {
  const { administrator, registrar, calendar, invite } = await openDoors(school)
  const { userId: instructor, person: teacher } = await invite('instructor')
  const students = await admitStudents(registrar)
  const ids = await offerTerm(registrar, { calendar, instructor })
  await seatStudents(registrar, { ids, students })
  await teachClasses(teacher, { ids, students, calendar })
  const [ada, grace] = students
  if (ada === undefined || grace === undefined) throw new Error('Ada and Grace were not admitted')
  await invite('ada', [{ role: 'student', scope: { kind: 'self', id: ada } }])
  await invite('grace', [{ role: 'student', scope: { kind: 'self', id: grace } }])
  const { body: waiting } = await registrar.call(startImport, {
    body: {
      kind: 'students',
      fileName: 'late-admissions.csv',
      text: 'Roll number,Given name,Programme,Year of admission\nCS26-201,Vera,BSC-CS,2026\nCS26-202,,BSC-CS,2026\n',
    },
  })
  const importJob = waiting.jobId
  const issued = await issueDocuments(registrar, ada)
  return {
    ...issued,
    importJob,
    administrator,
    registrar,
    teacher,
    instructor,
    calendar,
    sections: ids,
    students,
    ada,
    grace,
  }
}
