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
