import type { DepartmentId, TermId } from '@matricula/contract/kernel'
import type { TermStatistics } from '@matricula/contract/operations'
import type { Catalogue } from '#capabilities/catalogue/index.ts'
import { type Actor, demand } from '#platform/actor.ts'
import type { Store } from '#platform/store/store.ts'
import { termCountsItem } from './items.ts'
import { statisticsIn } from './term-count-rules.ts'

interface Needs {
  readonly store: Store
  readonly catalogue: Pick<Catalogue, 'term'>
}

export type ReadTermStatistics = (
  actor: Actor,
  termId: TermId,
  departmentId: DepartmentId | undefined,
) => Promise<TermStatistics>

/** One get, however large the term is. */
export const createReadTermStatistics =
  ({ store, catalogue }: Needs): ReadTermStatistics =>
  async (actor, termId, departmentId) => {
    demand(actor, 'statistics.read', { departmentId })
    await catalogue.term(termId)
    const stored = await store.get(termCountsItem.keyOf({ termId }))
    return statisticsIn(termId, stored ?? {}, departmentId)
  }
