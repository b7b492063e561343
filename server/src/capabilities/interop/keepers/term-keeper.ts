import { TermId } from '@matricula/contract/kernel'
import type { Catalogue } from '#capabilities/catalogue/index.ts'
import type { Keeper } from '#capabilities/interop/keeper.ts'
import type { TermWish } from '#capabilities/interop/wishes.ts'
import type { Clock } from '#platform/clock.ts'
import type { KnownCatalogue } from './known-catalogue.ts'
import { guessedTerm } from './term-guess.ts'

export function createTermKeeper(
  catalogue: Catalogue,
  known: KnownCatalogue,
  clock: Clock,
): Keeper<TermWish> {
  return {
    prepare: () => Promise.resolve(),
    async decide({ termId, title }) {
      if (await known.term(termId)) return { decision: 'same' }
      const term = guessedTerm(termId, title, clock.millis())
      known.learn(term)
      const undo = { of: 'term', id: termId, version: 1 } as const
      return { decision: 'created', change: catalogue.newTerm(term), undo }
    },
    forget: ({ termId }) => known.forget(termId),
    async undo({ id, version }) {
      const term = (await catalogue.storedTerms()).find(({ termId }) => termId === id)
      if (!term) return { stays: 'It is gone' }
      if (term.version !== version) return { stays: 'It was changed since' }
      const remembered = await catalogue.sectionsOfTerm(TermId.parse(id))
      // The store has the last word: what this very undoing removed may still be remembered.
      const found = await catalogue.findSections(remembered.map(({ sectionId }) => sectionId))
      const sections = found.filter((section) => section !== undefined)
      return sections.length > 0
        ? { stays: 'Sections belong to it' }
        : { change: catalogue.termRemoval(term) }
    },
  }
}
