import {
  DepartmentId,
  Instant,
  page,
  pageQuery,
  route,
  SectionId,
  TermId,
  UserId,
} from '@matricula/contract/kernel'
import { z } from 'zod'
import { MeetingDay } from './schema.ts'

const LateMeeting = MeetingDay.pick({ meetingId: true, date: true, start: true })

/** A section with meetings that are over and whose register nobody has submitted. */
export const LateRegisters = z.object({
  sectionId: SectionId,
  termId: TermId,
  label: z.string(),
  title: z.string(),
  instructors: z.array(z.object({ userId: UserId, name: z.string() })),
  /** The oldest first. */
  meetings: z.array(LateMeeting),
  /** When those who teach were reminded last. */
  remindedAt: Instant.optional(),
})
export type LateRegisters = z.infer<typeof LateRegisters>

export const watchLateRegisters = route({
  name: 'watchLateRegisters',
  summary: 'Sections of a term whose registers are missing, by course; a page may be short',
  action: 'attendance.follow',
  method: 'GET',
  path: '/api/terms/:termId/late-registers',
  params: z.strictObject({ termId: TermId }),
  /** A registrar of a department names it, and is told of its sections. */
  query: z.strictObject({ ...pageQuery, departmentId: DepartmentId.optional() }),
  reply: page(LateRegisters),
  problems: ['item.missing'],
})
export const listOwnLateRegisters = route({
  name: 'listOwnLateRegisters',
  summary: 'My sections of the terms that run whose registers are missing',
  action: 'today.read',
  method: 'GET',
  path: '/api/late-registers',
  reply: z.object({ items: z.array(LateRegisters) }),
})
export const remindOfRegisters = route({
  name: 'remindOfRegisters',
  summary: 'Remind those who teach a section of its missing registers',
  action: 'attendance.remind',
  method: 'POST',
  path: '/api/sections/:sectionId/register-reminders',
  params: z.strictObject({ sectionId: SectionId }),
  status: 201,
  reply: LateRegisters,
  problems: ['item.missing', 'register.none-late', 'register.nobody-teaches', 'register.reminded'],
})
