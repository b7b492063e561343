import type { Term } from '@matricula/contract/catalogue'
import { inForceOn } from '@matricula/contract/policies'
import type { StandingRules } from '@matricula/contract/standing'
import type { Catalogue } from '#capabilities/catalogue/index.ts'
import type { Compare } from '#capabilities/policies/index.ts'
import type { Records } from '#capabilities/records/index.ts'
import { chainOf, differencesAlong } from './chain-rules.ts'
import type { StandingRepository } from './repository.ts'

interface Needs {
  readonly catalogue: Catalogue
  readonly records: Records
  readonly standings: StandingRepository
}

/** All standings of a student, one following from the other, under two sets of versions. */
export const createCompareStandings =
  ({ catalogue, records, standings }: Needs): Compare<StandingRules> =>
  (before, after) => {
    const isOther = ({ endsOn }: Term): boolean =>
      inForceOn(before, endsOn).version !== inForceOn(after, endsOn).version
    return async ({ studentId }) => {
      const terms = await catalogue.terms()
      if (!terms.some(isOther)) return []
      const [record, [own]] = await Promise.all([
        records.recordOf(studentId),
        standings.standingsOf([studentId]),
      ])
      const facts = { record, terms, entries: own?.entries ?? [] }
      return differencesAlong(chainOf(before, facts), chainOf(after, facts))
    }
  }
