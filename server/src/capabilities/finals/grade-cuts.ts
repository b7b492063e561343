import { sectionLabel } from '@matricula/contract/catalogue'
import { firstCuts, type GradeCuts, gradeCutsKept } from '@matricula/contract/finals'
import { Problem, type SectionId } from '@matricula/contract/kernel'
import { sectionFor } from '#capabilities/catalogue/index.ts'
import type { Actor } from '#platform/actor.ts'
import { explaining } from '#platform/store/retry-when-stale.ts'
import { keepVersion } from '#platform/store/write.ts'
import { cutsItem } from './items.ts'
import type { Needs } from './needs.ts'

export interface KeptCuts {
  read(actor: Actor, sectionId: SectionId): Promise<GradeCuts>
  keep(actor: Actor, sectionId: SectionId, wanted: GradeCuts): Promise<GradeCuts>
}

/** From which totals on which grades are proposed. What is proposed is entered by people, as any other grade. */
export function createKeptCuts({ store, catalogue, records }: Needs): KeptCuts {
  return {
    async read(actor, sectionId) {
      const { termId } = await sectionFor(catalogue, actor, 'finals.read', sectionId)
      const item = await store.get(cutsItem.keyOf({ sectionId }))
      if (!item) return firstCuts(await records.schemeOn((await catalogue.term(termId)).endsOn))
      const { sectionId: _, ...cuts } = cutsItem.read(item)
      return cuts
    },
    async keep(actor, sectionId, wanted) {
      const section = await sectionFor(catalogue, actor, 'finals.enter', sectionId)
      const after = { ...wanted, version: wanted.version + 1 }
      const commit = store.commit(actor, {
        writes: [keepVersion(cutsItem.itemOf({ ...after, sectionId }), after.version)],
        events: [gradeCutsKept({ sectionId, label: sectionLabel(section) })],
        answer: after,
      })
      await explaining(commit, { stale: () => new Problem('item.stale') })
      return after
    },
  }
}
