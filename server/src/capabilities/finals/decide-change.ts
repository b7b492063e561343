import { sectionLabel } from '@matricula/contract/catalogue'
import {
  type decideGradeChange as decideRoute,
  type GradeChange,
  type GradeChangeState,
  gradeChangeMoved,
  gradeReleased,
} from '@matricula/contract/finals'
import type { GradeChangeId, SectionId } from '@matricula/contract/kernel'
import type { z } from 'zod'
import { sectionFor } from '#capabilities/catalogue/index.ts'
import type { Actor } from '#platform/actor.ts'
import { commitOnce } from '#platform/store/once.ts'
import { retryWhenStale } from '#platform/store/retry-when-stale.ts'
import type { StoredChange } from './items.ts'
import { type Needs, obstructed } from './needs.ts'
import { recording } from './recording.ts'
import { toldChange } from './request-change.ts'

type Body = z.output<(typeof decideRoute)['body']>
interface Place {
  readonly sectionId: SectionId
  readonly changeId: GradeChangeId
}
export type DecideChange = (actor: Actor, place: Place, body: Body) => Promise<GradeChange>

const ways = {
  approve: { from: ['requested'], to: 'approved' },
  post: { from: ['approved'], to: 'posted' },
  reject: { from: ['requested', 'approved'], to: 'rejected' },
} as const satisfies Record<Body['decision'], { from: GradeChangeState[]; to: GradeChangeState }>

/** Posting puts the new grade on the record and one more link on the chain of the grade; what was there stays. */
export function createDecideChange(needs: Needs): DecideChange {
  return async (actor, { sectionId, changeId }, body) => {
    const section = await sectionFor(needs.catalogue, actor, 'finals.approve', sectionId)
    return await retryWhenStale(() => decide(actor, section, changeId, body))
  }

  async function decide(
    actor: Actor,
    section: Parameters<typeof sectionLabel>[0] & { sectionId: SectionId },
    changeId: GradeChangeId,
    { decision, note }: Body,
  ): Promise<GradeChange> {
    const { store, clock, finals } = needs
    const before = await finals.change(section.sectionId, changeId)
    const { to } = ways[decision]
    if (before.state === to && before.steps.at(-1)?.by === actor.name) return toldChange(before)
    refuseUntimely(before, actor, decision)
    const at = clock.now()
    const after = decided(before, actor, { to, at, note })
    await commitOnce(store, actor, {
      writes: [
        finals.decide(before, after),
        ...(decision === 'approve' ? [] : [finals.settle(before)]),
        ...(decision === 'post'
          ? [finals.completed(after), ...(await recording(needs, after, { by: actor.name, at }))]
          : []),
      ],
      events: [
        gradeChangeMoved({ ...after, label: sectionLabel(section) }),
        ...(decision === 'post' ? [gradeReleased(after)] : []),
      ],
      step: decision,
    })
    return toldChange(after)
  }
}

function refuseUntimely(
  { state, involved, changeId }: StoredChange,
  { id }: Actor,
  decision: Body['decision'],
): void {
  if (!ways[decision].from.some((one) => one === state)) throw obstructed('not-now', { state })
  if (decision !== 'reject' && involved[0] === id) throw obstructed('same-person', { changeId })
}

const decided = (
  before: StoredChange,
  { id, name }: Actor,
  { to, at, note }: { to: GradeChangeState; at: string; note: string | undefined },
): StoredChange => ({
  ...before,
  state: to,
  steps: [...before.steps, { step: to, by: name, at, ...(note !== undefined && { note }) }],
  involved: [...before.involved, id],
  version: before.version + 1,
})
