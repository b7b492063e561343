import { Problem } from '@matricula/contract/kernel'
import type { PolicyDryRun, PolicyKind } from '@matricula/contract/policies'
import { type Actor, demand } from '#platform/actor.ts'
import { unlessRefused } from '#platform/store/retry-when-stale.ts'
import { openDraft } from './draft.ts'
import { type DryRunWorks, dryRunMoved, toldDryRun } from './dry-run-works.ts'
import type { StoredDryRun } from './items.ts'
import type { Needs } from './needs.ts'

interface Asked {
  readonly draftVersion: number
  readonly span: PolicyDryRun['span']
}

export interface SteerDryRun {
  start(actor: Actor, kind: PolicyKind, asked: Asked): Promise<PolicyDryRun>
  stop(actor: Actor, kind: PolicyKind): Promise<PolicyDryRun>
}

/** Begins to find who would differ, in the place of what was found before, and stops. */
export function createSteerDryRun(needs: Needs, works: DryRunWorks): SteerDryRun {
  const { store, clock, ids, students, policies } = needs
  return {
    async start(actor, kind, { draftVersion, span }) {
      demand(actor, 'policy.write')
      const draft = await openDraft(needs, actor, { kind, version: draftVersion })
      const run: StoredDryRun = {
        kind,
        runId: ids.next(),
        draftVersion,
        span,
        state: 'running',
        done: 0,
        total: (await students.counts()).total,
        differ: 0,
        counts: {},
        rows: [],
        by: actor.name,
        at: clock.now(),
        stopAsked: false,
        aliveAt: clock.millis(),
      }
      const told = toldDryRun(run, clock.millis())
      const writes = [policies.beginDryRun(run)]
      await store.commit(actor, { writes, events: [dryRunMoved(run)], answer: told })
      works.begin(actor, run, draft)
      return told
    },
    async stop(actor, kind) {
      demand(actor, 'policy.write')
      const { dryRun: run } = await policies.desk(kind)
      if (!run) throw new Problem('item.missing', { kind })
      const told = toldDryRun(run, clock.millis())
      const writes = [policies.patchDryRun(run, { stopAsked: true })]
      if (told.state === 'running')
        await unlessRefused(store.commit(actor, { writes, events: [], answer: told }), 'taken')
      return told
    },
  }
}
