import type { SectionId } from '@matricula/contract/kernel'
import type { RecordRules } from '@matricula/contract/records'
import type { Catalogue } from '#capabilities/catalogue/index.ts'
import type { Enrolments } from '#capabilities/enrolment/index.ts'
import type { Compare } from '#capabilities/policies/index.ts'
import { differencesBetween } from './difference-rules.ts'
import { createFactsWith, type FactNeeds } from './read-record.ts'
import { decideRecord } from './rules.ts'

interface Needs extends Omit<FactNeeds, 'versions'> {
  readonly catalogue: Catalogue
  readonly enrolments: Enrolments
}

/** The averages and credits of a record under two sets of versions; one query for each student. */
export const createCompareRecords = (needs: Needs): Compare<RecordRules> => {
  const factsWith = createFactsWith({ ...needs, versions: async () => [] })
  return (before, after) => async (student) => {
    const [all, terms] = await Promise.all([
      needs.enrolments.enrolmentsOf(student.studentId),
      needs.catalogue.terms(),
    ])
    const facts = { ...(await factsWith(student, all, terms)), ...nothingElse }
    return differencesBetween(
      decideRecord({ ...facts, policies: before }),
      decideRecord({ ...facts, policies: after }),
    )
  }
}

/** Marks and attendance are no part of an average. */
const nothingElse = {
  marks: new Map<SectionId, never>(),
  tallies: [],
  standings: { bySection: new Map(), byTerm: new Map() },
}
