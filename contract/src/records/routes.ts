import { CourseId, route, StudentId, TermId } from '@matricula/contract/kernel'
import { z } from 'zod'
import { GradeDistribution } from './distribution.ts'
import { AcademicRecord, AverageProof } from './schema.ts'

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

export const proveAverage = route({
  name: 'proveAverage',
  summary:
    'How an average came to be: every attempt with its numbers, and why those that do not count are left out',
  action: 'record.read',
  method: 'GET',
  path: '/api/students/:studentId/record/proof',
  params: z.strictObject({ studentId: StudentId }),
  query: z.strictObject({ termId: TermId, of: z.enum(['term', 'cumulative']).default('cumulative') }),
  reply: AverageProof,
  problems: ['item.missing'],
})

export const listDistributions = route({
  name: 'listDistributions',
  summary: 'How a course was graded in earlier terms, section by section, newest term first',
  action: 'distribution.read',
  method: 'GET',
  path: '/api/courses/:courseId/distributions',
  params: z.strictObject({ courseId: CourseId }),
  reply: z.object({ items: z.array(GradeDistribution) }),
})
