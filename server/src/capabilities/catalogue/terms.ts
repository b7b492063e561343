import {
  type NewTerm,
  type Term,
  type TermChange,
  termChanged,
  termCreated,
} from '@matricula/contract/catalogue'
import { Problem, type TermId } from '@matricula/contract/kernel'
import type { z } from 'zod'
import { type Actor, demand } from '#platform/actor.ts'
import { explaining } from '#platform/store/retry-when-stale.ts'
import type { Change } from '#platform/store/store.ts'
import { madeStale, type Parts, refuseFaults, refuseStale, takenAlready } from './needs.ts'
import { changedRecord, termFaults } from './rules.ts'

export type CreateTerm = (actor: Actor, wished: z.output<typeof NewTerm>) => Promise<Term>
export type ChangeTerm = (actor: Actor, termId: TermId, wished: z.output<typeof TermChange>) => Promise<Term>

export function createCreateTerm({ store, stored, memory }: Parts): CreateTerm {
  return async (actor, wished) => {
    demand(actor, 'term.write')
    const term: Term = { ...wished, holidays: inOrder(wished.holidays), version: 1 }
    refuseFaults(termFaults(term))
    const exists = takenAlready('termId', `There is a term ${term.termId} already. Choose another id`)
    await explaining(store.commit(actor, { ...newTermOf({ stored }, term), answer: term }), { exists })
    memory.learnTerm(term)
    return term
  }
}

/** Refusal `exists` where there is such a term. */
export const newTermOf = ({ stored }: Pick<Parts, 'stored'>, term: Term): Change => ({
  writes: [stored.insertTerm(term)],
  events: [termCreated(term)],
})

/** Opens, pauses and extends registration, moves dates, sets rules: whatever of a term is named. */
export function createChangeTerm({ store, stored, memory }: Parts): ChangeTerm {
  return async (actor, termId, wished) => {
    demand(actor, 'term.write')
    const before = await stored.findTerm(termId)
    if (!before) throw new Problem('item.missing', { termId })
    refuseStale(wished.version, before)
    const holidays = wished.holidays && inOrder(wished.holidays)
    const { after, changed } = changedRecord(before, { ...wished, ...(holidays && { holidays }) })
    if (changed.length === 0) return before
    refuseFaults(termFaults(after))
    const change = { writes: [stored.replaceTerm(after)], events: [termChanged(after)], answer: after }
    await explaining(store.commit(actor, change), { stale: madeStale })
    memory.learnTerm(after)
    return after
  }
}

const inOrder = (days: readonly string[]): string[] => [...new Set(days)].toSorted()
