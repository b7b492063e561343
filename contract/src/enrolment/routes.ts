import {
  HoldId,
  line,
  page,
  pageQuery,
  prose,
  route,
  SectionId,
  StudentId,
  TermId,
} from '@matricula/contract/kernel'
import { z } from 'zod'
import {
  Enrolment,
  EnrolmentState,
  Hold,
  RegistrationItem,
  RegistrationOutcome,
  RosterEntry,
  Standing,
} from './schema.ts'

const oneStudent = z.strictObject({ studentId: StudentId })
const oneSection = z.strictObject({ sectionId: SectionId })

export const register = route({
  name: 'register',
  summary: 'Enrol, drop and wait: each wish is answered by itself',
  action: 'enrolment.register',
  method: 'POST',
  path: '/api/students/:studentId/registrations',
  params: oneStudent,
  body: z.strictObject({
    termId: TermId,
    items: z.array(RegistrationItem).min(1, 'Name at least one wish').max(20, 'At most 20 wishes at once'),
  }),
  reply: z.object({ outcomes: z.array(RegistrationOutcome) }),
  problems: ['item.missing', 'request.repeated', 'server.busy'],
})
export const checkRegistration = route({
  name: 'checkRegistration',
  summary: 'Say what would be refused, and change nothing',
  action: 'enrolment.register',
  method: 'POST',
  path: '/api/students/:studentId/registration-checks',
  params: oneStudent,
  body: register.body,
  /** The standing as it would be with the whole plan. */
  reply: z.object({ outcomes: z.array(RegistrationOutcome), standing: Standing }),
  problems: ['item.missing'],
})
export const listEnrolments = route({
  name: 'listEnrolments',
  summary: 'What a student is enrolled in and waits for',
  action: 'enrolment.read',
  method: 'GET',
  path: '/api/students/:studentId/enrolments',
  params: oneStudent,
  query: z.strictObject({ termId: TermId.optional() }),
  reply: z.object({
    items: z.array(Enrolment.extend({ place: z.int().optional() })),
    standing: Standing.optional(),
  }),
  problems: ['item.missing'],
})
export const listRoster = route({
  name: 'listRoster',
  summary: 'Who sits in a section, by name, and who waits, in order',
  action: 'roster.read',
  method: 'GET',
  path: '/api/sections/:sectionId/roster',
  params: oneSection,
  query: z.strictObject({ ...pageQuery, state: EnrolmentState.exclude(['completed']).default('enrolled') }),
  reply: page(RosterEntry),
  problems: ['item.missing'],
})
export const listHolds = route({
  name: 'listHolds',
  summary: 'What stops a student from registering',
  action: 'hold.read',
  method: 'GET',
  path: '/api/students/:studentId/holds',
  params: oneStudent,
  reply: z.object({ items: z.array(Hold) }),
  problems: ['item.missing'],
})
export const placeHold = route({
  name: 'placeHold',
  summary: 'Stop a student from registering',
  action: 'hold.write',
  method: 'POST',
  path: '/api/students/:studentId/holds',
  params: oneStudent,
  body: z.strictObject({ reason: line(200), office: line(120), note: prose(1000).optional() }),
  status: 201,
  reply: Hold,
  problems: ['item.missing'],
})
export const releaseHold = route({
  name: 'releaseHold',
  summary: 'Let a student register again',
  action: 'hold.write',
  method: 'DELETE',
  path: '/api/students/:studentId/holds/:holdId',
  params: z.strictObject({ studentId: StudentId, holdId: HoldId }),
  problems: ['item.missing'],
})
export const watchRegistration = route({
  name: 'watchRegistration',
  summary: 'How registration goes: counts, pressure on sections, refusals by rule',
  action: 'registration.watch',
  method: 'GET',
  path: '/api/terms/:termId/registration',
  params: z.strictObject({ termId: TermId }),
  reply: z.object({
    /** Since this server started; the last 60 minutes by minute, oldest first. */
    perMinute: z.array(z.int()),
    refusals: z.array(z.object({ code: z.string(), count: z.int() })),
    pressed: z.array(
      z.object({
        sectionId: SectionId,
        label: z.string(),
        capacity: z.int(),
        taken: z.int(),
        waiting: z.int(),
      }),
    ),
    enrolled: z.int(),
    waiting: z.int(),
  }),
  problems: ['item.missing'],
})
