import { Instant, line, ProgrammeId, route, SavedCohortId, Version } from '@matricula/contract/kernel'
import { Cohort, RollNumber, type Student, StudentStatus } from '@matricula/contract/students'
import { z } from 'zod'

const ByFacts = z
  .strictObject({
    by: z.literal('facts'),
    /** Of each that is not empty a student has to have one. */
    programmeIds: z.array(ProgrammeId).max(50, 'At most 50 programmes'),
    admitted: z.array(Cohort).max(20, 'At most 20 years'),
    statuses: z.array(StudentStatus),
  })
  .refine(
    ({ programmeIds, admitted, statuses }) => programmeIds.length + admitted.length + statuses.length > 0,
    {
      path: ['programmeIds'],
      message: 'Choose at least one programme, year or state',
    },
  )
const ByList = z.strictObject({
  by: z.literal('list'),
  rollNumbers: z
    .array(RollNumber)
    .min(1, 'Give at least one roll number')
    .max(2000, 'At most 2,000 students; choose larger groups by what is known of them'),
})

/** Who belongs: asked of what is known of a student, or of a list of roll numbers. */
export const CohortRule = z.discriminatedUnion('by', [ByFacts, ByList])
export type CohortRule = z.infer<typeof CohortRule>

/** Students who are spoken to together, under a name. Who belongs is found when it is asked, and copied nowhere. */
export const SavedCohort = z.object({
  cohortId: SavedCohortId,
  title: line(80),
  rule: CohortRule,
  /** Set once nothing new is announced to it; what was announced before is read by those who belong as before. */
  archivedAt: Instant.optional(),
  by: z.string(),
  at: Instant,
  version: Version,
})
export type SavedCohort = z.infer<typeof SavedCohort>

/** Whether a student belongs. */
export function belongsTo(
  rule: CohortRule,
  {
    programmeId,
    cohort,
    status,
    rollNumber,
  }: Pick<Student, 'programmeId' | 'cohort' | 'status' | 'rollNumber'>,
): boolean {
  if (rule.by === 'list') return rule.rollNumbers.includes(rollNumber)
  const allows = <One>(chosen: readonly One[], one: One): boolean =>
    chosen.length === 0 || chosen.includes(one)
  return (
    allows(rule.programmeIds, programmeId) && allows(rule.admitted, cohort) && allows(rule.statuses, status)
  )
}

const oneCohort = z.strictObject({ cohortId: SavedCohortId })
const wishes = { title: SavedCohort.shape.title, rule: CohortRule }

export const listSavedCohorts = route({
  name: 'listSavedCohorts',
  summary: 'Every saved cohort by title, also those that are archived',
  action: 'announcement.write',
  method: 'GET',
  path: '/api/saved-cohorts',
  reply: z.object({ items: z.array(SavedCohort) }),
})
export const saveCohort = route({
  name: 'saveCohort',
  summary: 'Save a cohort that announcements can be addressed to',
  action: 'announcement.write',
  method: 'POST',
  path: '/api/saved-cohorts',
  body: z.strictObject(wishes),
  status: 201,
  reply: SavedCohort,
  problems: ['item.missing'],
})
export const changeSavedCohort = route({
  name: 'changeSavedCohort',
  summary: 'Change a saved cohort; who belongs from then on reads what was announced to it before, too',
  action: 'announcement.write',
  method: 'PUT',
  path: '/api/saved-cohorts/:cohortId',
  params: oneCohort,
  body: z.strictObject({ ...wishes, archived: z.boolean(), version: Version }),
  reply: SavedCohort,
  problems: ['item.missing', 'item.stale'],
})
export const countCohort = route({
  name: 'countCohort',
  summary: 'How many students belong to a cohort as it is described, before it is saved',
  action: 'announcement.write',
  method: 'POST',
  path: '/api/cohort-counts',
  body: z.strictObject({ rule: CohortRule }),
  reply: z.object({ students: z.int() }),
  problems: ['item.missing'],
})
