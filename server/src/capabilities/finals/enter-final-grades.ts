import type { Section } from '@matricula/contract/catalogue'
import {
  type EnteredGrade,
  type enterFinalGrades as enterRoute,
  type FinalGrade,
  gradesEntered,
} from '@matricula/contract/finals'
import type { SectionId } from '@matricula/contract/kernel'
import type { z } from 'zod'
import { ruleOf } from '#capabilities/records/index.ts'
import type { Actor } from '#platform/actor.ts'
import { commitOnce } from '#platform/store/once.ts'
import { retryWhenStale } from '#platform/store/retry-when-stale.ts'
import { labelOf, type Needs, obstructed, sectionFor } from './needs.ts'
import { look, sittingIn } from './read-final-grades.ts'
import { decideEntry, draftsAfter, finalGradeOf, missingIn, type RefusedGrade } from './rules.ts'

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
    const section = await sectionFor(needs, actor, 'finals.enter', sectionId)
    return await lanes.through([`final grades ${sectionId}`], async () => {
      const reply: { saved: FinalGrade[]; refused: RefusedGrade[] } = { saved: [], refused: [] }
      for (let first = 0; first < grades.length; first += atOnce) {
        const some = grades.slice(first, first + atOnce)
        const { saved, refused } = await retryWhenStale(() => save(actor, section, some, `grades-${first}`))
        reply.saved.push(...saved)
        reply.refused.push(...refused)
      }
      return reply
    })
  }

  async function save(actor: Actor, section: Section, wanted: readonly EnteredGrade[], step: string) {
    const { roster, members, scheme } = await look(needs, section)
    if (roster.state !== 'open') throw obstructed('not-now', { state: roster.state })
    const sitting = sittingIn(members)
    const { saved, refused } = decideEntry(
      {
        drafts: roster.drafts,
        sitting: new Set(sitting),
        known: (grade) => ruleOf(scheme, grade) !== undefined,
        schemeTitle: scheme.title,
      },
      wanted,
    )
    const changed = draftsAfter(roster.drafts, saved, { by: actor.name, at: clock.now() })
    const after = new Map([...roster.drafts, ...changed])
    const told = saved.map(({ studentId }) => finalGradeOf(studentId, after.get(studentId)))
    if (changed.size === 0) return { saved: told, refused }
    await commitOnce(store, actor, {
      writes: finals.enter(roster, changed, {
        settled: sitting.length - missingIn(sitting, after).length,
        enteredBy: [...new Set([...roster.enteredBy, actor.id])],
      }),
      events: [
        gradesEntered({
          sectionId: section.sectionId,
          label: labelOf(section),
          grades: [...changed].map(([studentId, { by: _by, at: _at, ...said }]) => ({ studentId, ...said })),
        }),
      ],
      step,
    })
    return { saved: told, refused }
  }
}
