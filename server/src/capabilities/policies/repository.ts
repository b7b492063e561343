import type { PolicyKind } from '@matricula/contract/policies'
import { all, equals } from '#platform/store/condition.ts'
import type { Store } from '#platform/store/store.ts'
import { check, insert, keepVersion, patch, put, type Write } from '#platform/store/write.ts'
import {
  policyDraftItem,
  policyDryRunItem,
  policyVersionItem,
  type StoredDraft,
  type StoredDryRun,
  type StoredVersion,
} from './items.ts'

export interface PolicyRepository {
  /** In their order. */
  versions(kind: PolicyKind): Promise<StoredVersion[]>
  /** Refusal `stale` where it is there already. */
  publish(version: StoredVersion): Write
  /** The last draft, whatever became of it, and the last dry run: one query. */
  desk(kind: PolicyKind): Promise<{ draft?: StoredDraft; dryRun?: StoredDryRun }>
  /** Refusal `stale` where it has moved on. */
  keepDraft(draft: StoredDraft): Write
  /** Whatever was there is over: whoever works on it finds another in its place, and ends. */
  beginDryRun(run: StoredDryRun): Write
  /** Refusal `taken` where another has taken its place. */
  patchDryRun(run: StoredDryRun, set: Partial<StoredDryRun>): Write
  /** Refusal `untried` unless a dry run of this draft, as it is dated, came to its end. */
  demandDryRun(draft: StoredDraft): Write
}

export const createPolicyRepository = (store: Store): PolicyRepository => ({
  async versions(kind) {
    const partition = policyVersionItem.fill('pk', { kind })
    const { items } = await store.query({ table: 'catalogue', partition, begins: 'V#' })
    return items
      .map((item) => policyVersionItem.read(item))
      .toSorted((one, other) => one.version - other.version)
  },
  publish: (version) => insert(policyVersionItem.itemOf(version), 'stale'),
  async desk(kind) {
    const partition = policyDraftItem.fill('pk', { kind })
    const { items } = await store.query({ table: 'catalogue', partition, begins: 'DR' })
    const draft = items.find((item) => policyDraftItem.isOf(item))
    const dryRun = items.find((item) => policyDryRunItem.isOf(item))
    return {
      ...(draft && { draft: policyDraftItem.read(draft) }),
      ...(dryRun && { dryRun: policyDryRunItem.read(dryRun) }),
    }
  },
  keepDraft: (draft) => keepVersion(policyDraftItem.itemOf(draft), draft.version),
  beginDryRun: (run) => put(policyDryRunItem.itemOf(run)),
  patchDryRun: (run, { rows, ...set }) => {
    const { rows: stored } = policyDryRunItem.itemOf({ ...run, rows: rows ?? [] })
    const change = { set: { ...set, ...(rows && { rows: stored }) } }
    return patch(policyDryRunItem.keyOf(run), change, equals('runId', run.runId), 'taken')
  },
  demandDryRun: ({ kind, version }) =>
    check(
      policyDryRunItem.keyOf({ kind }),
      all(equals('draftVersion', version), equals('span', 'dated'), equals('state', 'done')),
      'untried',
    ),
})
