import { sectionLabel } from '@matricula/contract/catalogue'
import { differenceSettled, doubleEntryChosen, type FinalRoster } from '@matricula/contract/finals'
import { Problem, type SectionId, type StudentId } from '@matricula/contract/kernel'
import { sectionFor } from '#capabilities/catalogue/index.ts'
import type { Actor } from '#platform/actor.ts'
import { retryWhenStale } from '#platform/store/retry-when-stale.ts'
import { comparisonOf, type Turn } from './double-entry-rules.ts'
import { type Needs, obstructed } from './needs.ts'
import { look, sittingIn, toldRoster } from './read-final-grades.ts'

export interface DoubleEntries {
  choose(actor: Actor, sectionId: SectionId, on: boolean): Promise<FinalRoster>
  settle(actor: Actor, sectionId: SectionId, decision: Decision): Promise<FinalRoster>
}

interface Decision {
  readonly studentId: StudentId
  readonly take: Turn
}

/** Two people enter the same grades apart; where they differ, somebody who may enter decides by name. */
export function createDoubleEntries(needs: Needs): DoubleEntries {
  const { store, clock, catalogue, finals } = needs
  return {
    async choose(actor, sectionId, on) {
      const section = await sectionFor(catalogue, actor, 'finals.enter', sectionId)
      await retryWhenStale(async () => {
        const roster = await finals.roster(sectionId, section.termId)
        if (roster.state !== 'open') throw obstructed('not-now', { state: roster.state })
        if (roster.enteredBy.length > 0) throw new Problem('grades.begun', { sectionId })
        if ((roster.doubleEntry ?? false) === on) return
        await store.commit(actor, {
          writes: finals.letTwoEnter(roster, on),
          events: [doubleEntryChosen({ sectionId, label: sectionLabel(section), on })],
        })
      })
      return await toldRoster(needs, actor, section)
    },
    async settle(actor, sectionId, { studentId, take }) {
      const section = await sectionFor(catalogue, actor, 'finals.enter', sectionId)
      await retryWhenStale(async () => {
        const { roster, members } = await look(needs, section)
        if (roster.state !== 'open') throw obstructed('not-now', { state: roster.state })
        const { differing } = comparisonOf(roster, sittingIn(members))
        const [first, second] = [roster.drafts.get(studentId), roster.second.get(studentId)]
        if (!differing.includes(studentId) || !first || !second)
          throw new Problem('grades.same', { studentId })
        const { grade, reason } = take === 'first' ? first : second
        const version = Math.max(first.version, second.version) + 1
        const draft = { grade, reason, version, by: actor.name, at: clock.now() }
        await store.commit(actor, {
          writes: finals.settleBoth(roster, { studentId, draft, byId: actor.id }),
          events: [
            differenceSettled({ sectionId, label: sectionLabel(section), studentId, first, second, take }),
          ],
        })
      })
      return await toldRoster(needs, actor, section)
    },
  }
}
