import { type Section, sectionLabel } from '@matricula/contract/catalogue'
import {
  type EnteredGrade,
  type enterFinalGrades as enterRoute,
  type FinalGrade,
  gradesEntered,
} from '@matricula/contract/finals'
import type { SectionId } from '@matricula/contract/kernel'
import type { z } from 'zod'
import { sectionFor } from '#capabilities/catalogue/index.ts'
import { ruleOf } from '#capabilities/records/index.ts'
import type { Actor } from '#platform/actor.ts'
import { chunksOf } from '#platform/store/chunks.ts'
import { commitOnce } from '#platform/store/once.ts'
import { retryWhenStale } from '#platform/store/retry-when-stale.ts'
import { type Needs, obstructed } from './needs.ts'
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
          label: sectionLabel(section),
          grades: [...changed].map(([studentId, { by: _by, at: _at, ...said }]) => ({ studentId, ...said })),
        }),
      ],
      step,
    })
    return { saved: told, refused }
  }
}
