import { event } from '@matricula/contract/kernel'
import { z } from 'zod'
import { Programme, StudentRow } from './schema.ts'

const record = (facts: { studentId: string }) => `STUDENT#${facts.studentId}`

export const programmeCreated = event(
  'programme.created',
  Programme,
  (facts) => `PROGRAMME#${facts.programmeId}`,
)
export const studentAdmitted = event('student.admitted', StudentRow, record)
/** An admission that was taken back, as an import may be; nothing of the student is left but this. */
export const studentRemoved = event('student.removed', StudentRow, record)
export const studentChanged = event(
  'student.changed',
  StudentRow.extend({
    version: z.int(),
    changed: z.array(z.string()),
    /** Before the change, where counts depend on it. */
    was: z.object({ programmeId: z.string(), status: z.string() }),
  }),
  record,
)
