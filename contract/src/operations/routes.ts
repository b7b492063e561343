import { CalendarDay, DepartmentId, page, pageQuery, route, TermId } from '@matricula/contract/kernel'
import { z } from 'zod'
import { Activity, DayEntry, DeskEntry, Health, Statistics, TermStatistics } from './schema.ts'

export const readHealth = route({
  name: 'readHealth',
  summary: 'Whether the server is ready',
  action: 'session.read',
  method: 'GET',
  path: '/healthz',
  reply: Health,
})
export const readOpenApi = route({
  name: 'readOpenApi',
  summary: 'This interface as OpenAPI 3.1',
  action: 'session.read',
  method: 'GET',
  path: '/openapi.json',
  reply: z.record(z.string(), z.unknown()),
})
export const listActivity = route({
  name: 'listActivity',
  summary: 'What happened, newest first; of one record or by one person if named',
  action: 'activity.read',
  method: 'GET',
  path: '/api/activity',
  query: z.strictObject({
    ...pageQuery,
    subject: z
      .string()
      .max(100)
      .regex(/^[A-Z]+#[\w-]+$/, 'Name a record as KIND#id, such as STUDENT#s1')
      .optional(),
    actor: z.string().max(64).optional(),
  }),
  reply: page(Activity),
})
export const readStatistics = route({
  name: 'readStatistics',
  summary: 'The institution in numbers',
  action: 'statistics.read',
  method: 'GET',
  path: '/api/statistics',
  reply: Statistics,
})
export const readTermStatistics = route({
  name: 'readTermStatistics',
  summary: 'A term in numbers, by department and by day',
  action: 'statistics.read',
  method: 'GET',
  path: '/api/terms/:termId/statistics',
  params: z.strictObject({ termId: TermId }),
  /** A registrar of a department names it, and is told of it alone. */
  query: z.strictObject({ departmentId: DepartmentId.optional() }),
  reply: TermStatistics,
  problems: ['item.missing'],
})
export const readToday = route({
  name: 'readToday',
  summary: 'My day: what I teach and what I attend',
  action: 'today.read',
  method: 'GET',
  path: '/api/today',
  query: z.strictObject({ date: CalendarDay.optional() }),
  reply: z.object({ date: CalendarDay, teaching: z.array(DayEntry), attending: z.array(DayEntry) }),
})
export const readDesk = route({
  name: 'readDesk',
  summary: 'What waits for me to be decided or done',
  action: 'today.read',
  method: 'GET',
  path: '/api/desk',
  reply: z.object({ items: z.array(DeskEntry) }),
})
