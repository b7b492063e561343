import { type Section, sectionLabel } from '@matricula/contract/catalogue'
import { firstCuts, type GradeCuts, gradeCutsKept } from '@matricula/contract/finals'
import { Problem, type SectionId } from '@matricula/contract/kernel'
import type { GradeScheme } from '@matricula/contract/records'
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
  const schemeFor = async ({ termId }: Section): Promise<GradeScheme> =>
    await records.schemeOn((await catalogue.term(termId)).endsOn)
  return {
    async read(actor, sectionId) {
      const section = await sectionFor(catalogue, actor, 'finals.read', sectionId)
      const [item, scheme] = await Promise.all([store.get(cutsItem.keyOf({ sectionId })), schemeFor(section)])
      if (!item) return firstCuts(scheme)
      const { sectionId: _, ...kept } = cutsItem.read(item)
      // Another scheme than the one they were chosen for begins anew.
      return strangersIn(kept, scheme).length === 0 ? kept : { ...kept, cuts: firstCuts(scheme).cuts }
    },
    async keep(actor, sectionId, wanted) {
      const section = await sectionFor(catalogue, actor, 'finals.enter', sectionId)
      const scheme = await schemeFor(section)
      const fields = strangersIn(wanted, scheme).map(({ letter, place }) => ({
        field: `cuts.${place}.letter`,
        message: `${letter} is no grade of ${scheme.title}. Choose one of its grades.`,
      }))
      if (fields.length > 0) throw new Problem('request.invalid', { fields })
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

/** Letters that the scheme does not give, each with its place. */
const strangersIn = ({ cuts }: Pick<GradeCuts, 'cuts'>, { grades }: GradeScheme) =>
  cuts
    .map(({ letter }, place) => ({ letter, place }))
    .filter(({ letter }) => !grades.some((rule) => rule.letter === letter))
