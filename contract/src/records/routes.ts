import { route, StudentId } from '@matricula/contract/kernel'
import { z } from 'zod'
import { AcademicRecord } from './schema.ts'

export const readRecord = route({
  name: 'readRecord',
  summary: 'A student’s academic record, newest term first',
  action: 'record.read',
  method: 'GET',
  path: '/api/students/:studentId/record',
  params: z.strictObject({ studentId: StudentId }),
  reply: AcademicRecord,
  problems: ['item.missing'],
})
