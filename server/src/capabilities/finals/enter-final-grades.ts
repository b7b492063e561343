import { type Section, sectionLabel } from '@matricula/contract/catalogue'
import {
  type EnteredGrade,
  type enterFinalGrades as enterRoute,
  type FinalGrade,
  gradesEntered,
} from '@matricula/contract/finals'
import { Problem, type SectionId } from '@matricula/contract/kernel'
import type { z } from 'zod'
import { sectionFor } from '#capabilities/catalogue/index.ts'
import { ruleOf } from '#capabilities/records/index.ts'
import type { Actor } from '#platform/actor.ts'
import { chunksOf } from '#platform/store/chunks.ts'
import { commitOnce } from '#platform/store/once.ts'
import { retryWhenStale } from '#platform/store/retry-when-stale.ts'
import { comparisonOf, draftsIn, turnOf } from './double-entry-rules.ts'
import type { Entrant } from './items.ts'
import { type Needs, obstructed } from './needs.ts'
import { look, sittingIn } from './read-final-grades.ts'
import type { Roster } from './repository.ts'
import { decideEntry, draftsAfter, finalGradeOf, type RefusedGrade } from './rules.ts'

interface Asked {
  readonly sectionId: SectionId
  readonly grades: readonly EnteredGrade[]
}
type Reply = z.input<(typeof enterRoute)['reply']>
export type EnterFinalGrades = (actor: Actor, asked: Asked) => Promise<Reply>

/** Grades at once: their map entries fit DynamoDB's four kilobytes of expression. */
const atOnce = 100

export function createEnterFinalGrades(needs: Needs): EnterFinalGrades {
  const { store, clock, lanes, finals } = needs
  return async (actor, { sectionId, grades }) => {
    const section = await sectionFor(needs.catalogue, actor, 'finals.enter', sectionId)
    return await lanes.through([`final grades ${sectionId}`], async () => {
      const reply: { saved: FinalGrade[]; refused: RefusedGrade[] } = { saved: [], refused: [] }
      for (const [place, some] of chunksOf(grades, atOnce).entries()) {
        const step = `grades-${place * atOnce}`
        const { saved, refused } = await retryWhenStale(() => save(actor, section, some, step))
        reply.saved.push(...saved)
        reply.refused.push(...refused)
      }
      return reply
    })
  }

  async function save(actor: Actor, section: Section, wanted: readonly EnteredGrade[], step: string) {
    const { roster, members, scheme } = await look(needs, section)
    if (roster.state !== 'open') throw obstructed('not-now', { state: roster.state })
    const turn = turnOf(roster, actor.id)
    if (turn === undefined) throw new Problem('grades.two-enter', { sectionId: section.sectionId })
    const before = draftsIn(roster, turn)
    const sitting = sittingIn(members)
    const known = (grade: string): boolean => ruleOf(scheme, grade) !== undefined
    const undecided = new Set(comparisonOf(roster, sitting).differing)
    const { saved, refused } = decideEntry(
      { drafts: before, sitting: new Set(sitting), known, schemeTitle: scheme.title, undecided },
      wanted,
    )
    const changed = draftsAfter(before, saved, { by: actor.name, at: clock.now() })
    const after = new Map([...before, ...changed])
    const entries = { ...roster, [turn === 'first' ? 'drafts' : 'second']: after }
    const { blind, missing } = comparisonOf(entries, sitting)
    const told = saved.map(({ studentId }) => finalGradeOf(studentId, after.get(studentId)))
    if (changed.size === 0) return { saved: told, refused }
    await commitOnce(store, actor, {
      writes: finals.enter(
        roster,
        { drafts: changed, turn },
        {
          settled: sitting.length - missing,
          entrants: entrantsAfter(roster, actor),
          enteredBy: [...new Set([...roster.enteredBy, actor.id])],
        },
      ),
      events: [
        gradesEntered({
          sectionId: section.sectionId,
          label: sectionLabel(section),
          ...(blind && { blind }),
          grades: [...changed].map(([studentId, { by: _by, at: _at, ...said }]) => ({ studentId, ...said })),
        }),
      ],
      step,
    })
    return { saved: told, refused }
  }
}

/** Whoever enters for the first time is one of the two. */
function entrantsAfter({ doubleEntry, entrants = [] }: Roster, { id, name }: Actor): Entrant[] {
  if (!doubleEntry || entrants.some(({ accountId }) => accountId === id)) return [...entrants]
  return [...entrants, { accountId: id, name }]
}
