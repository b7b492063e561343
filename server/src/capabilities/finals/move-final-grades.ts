import { type Section, sectionLabel } from '@matricula/contract/catalogue'
import { type FinalRoster, gradesMoved, type RosterMove, type RosterStep } from '@matricula/contract/finals'
import type { Action, SectionId } from '@matricula/contract/kernel'
import { sectionFor } from '#capabilities/catalogue/index.ts'
import type { ClassMember } from '#capabilities/enrolment/index.ts'
import type { Actor } from '#platform/actor.ts'
import { commitOnce, doneBefore } from '#platform/store/once.ts'
import { retryWhenStale } from '#platform/store/retry-when-stale.ts'
import type { Write } from '#platform/store/write.ts'
import { comparisonOf } from './double-entry-rules.ts'
import type { StoredRoster } from './items.ts'
import { type Needs, obstructed } from './needs.ts'
import { postedGrades } from './posted-grades.ts'
import { look, sittingIn, standingOf, toldRoster } from './read-final-grades.ts'
import type { Roster } from './repository.ts'
import { obstacleTo } from './rules.ts'

export type MoveFinalGrades = (actor: Actor, sectionId: SectionId, note?: string) => Promise<FinalRoster>

interface Moving {
  readonly move: RosterMove
  readonly action: Action
  readonly step: RosterStep['step']
  readonly to: StoredRoster['state']
  /** What else becomes true with the step. */
  readonly also?: (facts: Facts) => { writes: Write[]; checksum: string }
}

interface Facts {
  readonly roster: Roster
  readonly members: readonly ClassMember[]
  readonly section: Section
  readonly by: string
  readonly at: string
}

/** Sent in, returned, approved, posted, released: each step is one transaction, and is refused with its reason. */
export function createMoveFinalGrades(needs: Needs) {
  const moving =
    (way: Moving): MoveFinalGrades =>
    async (actor, sectionId, note) => {
      const section = await sectionFor(needs.catalogue, actor, way.action, sectionId)
      await retryWhenStale(() => step(needs, way, { actor, section, note }))
      return await toldRoster(needs, actor, section)
    }
  return {
    submit: moving({ move: 'submit', action: 'finals.enter', step: 'submitted', to: 'submitted' }),
    sendBack: moving({ move: 'return', action: 'finals.approve', step: 'returned', to: 'open' }),
    approve: moving({ move: 'approve', action: 'finals.approve', step: 'approved', to: 'approved' }),
    post: moving({
      move: 'post',
      action: 'finals.post',
      step: 'posted',
      to: 'posted',
      also: (facts) => {
        const posted = postedGrades(facts)
        return { writes: [needs.finals.post(posted)], checksum: posted.checksum }
      },
    }),
    release: moving({ move: 'release', action: 'finals.post', step: 'released', to: 'releasing' }),
  }
}

interface Asking {
  readonly actor: Actor
  readonly section: Section
  readonly note: string | undefined
}

async function step(needs: Needs, way: Moving, { actor, section, note }: Asking): Promise<void> {
  const { store, clock, finals } = needs
  const { sectionId, termId } = section
  const { roster, members } = await look(needs, section)
  const entries = standingOf(comparisonOf(roster, sittingIn(members)))
  const standing = { roster, ...entries, students: members.length }
  const why = obstacleTo(way.move, standing, actor.id)
  if (why) {
    if (await doneBefore(store, actor, finals.rosterKey(sectionId), way.move)) return
    throw obstructed(why, { state: roster.state, missing: standing.missing })
  }
  const at = clock.now()
  const also = way.also?.({ roster, members, section, by: actor.name, at })
  const taken = { step: way.step, by: actor.name, byId: actor.id, at, ...(note !== undefined && { note }) }
  await commitOnce(store, actor, {
    writes: [
      finals.move(roster, {
        state: way.to,
        steps: [...roster.steps, taken],
        ...(also && { checksum: also.checksum }),
      }),
      ...(also?.writes ?? []),
    ],
    events: [
      gradesMoved({
        sectionId,
        termId,
        label: sectionLabel(section),
        state: way.to,
        ...(note !== undefined && { note }),
      }),
    ],
    step: way.move,
  })
}
