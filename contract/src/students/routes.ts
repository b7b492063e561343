import { ProgrammeId, page, pageQuery, route, StudentId } from '@matricula/contract/kernel'
import { z } from 'zod'
import { Cohort, NewStudent, Programme, Student, StudentChange, StudentRow, StudentStatus } from './schema.ts'

const one = z.strictObject({ studentId: StudentId })

export const listProgrammes = route({
  name: 'listProgrammes',
  summary: 'Programmes',
  action: 'programme.list',
  method: 'GET',
  path: '/api/programmes',
  reply: z.object({ items: z.array(Programme) }),
})
export const createProgramme = route({
  name: 'createProgramme',
  summary: 'Add a programme',
  action: 'programme.write',
  method: 'POST',
  path: '/api/programmes',
  body: z.strictObject(Programme.shape),
  status: 201,
  reply: Programme,
  problems: ['item.exists'],
})
export const listStudents = route({
  name: 'listStudents',
  summary: 'Students by name; found by the beginning of any name word or by roll number',
  action: 'student.list',
  method: 'GET',
  path: '/api/students',
  query: z.strictObject({
    ...pageQuery,
    find: z.string().trim().max(100).optional(),
    programmeId: ProgrammeId.optional(),
    cohort: Cohort.optional(),
    status: StudentStatus.optional(),
  }),
  reply: page(StudentRow),
})
export const countStudents = route({
  name: 'countStudents',
  summary: 'How many students there are, by programme and by status',
  action: 'student.list',
  method: 'GET',
  path: '/api/students/counts',
  reply: z.object({
    total: z.int(),
    byProgramme: z.record(z.string(), z.int()),
    byStatus: z.record(z.string(), z.int()),
  }),
})
export const readStudent = route({
  name: 'readStudent',
  summary: 'One student',
  action: 'student.read',
  method: 'GET',
  path: '/api/students/:studentId',
  params: one,
  reply: Student,
  problems: ['item.missing'],
})
export const admitStudent = route({
  name: 'admitStudent',
  summary: 'Add a student',
  action: 'student.admit',
  method: 'POST',
  path: '/api/students',
  body: NewStudent,
  status: 201,
  reply: Student,
  problems: ['item.exists', 'item.missing'],
})
export const changeStudent = route({
  name: 'changeStudent',
  summary: 'Change a student’s profile',
  action: 'student.change',
  method: 'PATCH',
  path: '/api/students/:studentId',
  params: one,
  body: StudentChange,
  reply: Student,
  problems: ['item.missing', 'item.stale', 'item.exists'],
})
