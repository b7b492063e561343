import { PolicyDraft, PolicyDryRun, PolicyKind, PublishedVersion } from '@matricula/contract/policies'
import { z } from 'zod'
import { itemKind } from '#platform/store/item-kind.ts'

/** Rules are parsed by whoever reads by them. */
const ofKind = { kind: PolicyKind, rules: z.unknown() }

export const policyVersionItem = itemKind({
  name: 'Version of a policy',
  table: 'catalogue',
  reads: ['all versions of a policy, once in the life of a server and after each publication: query on pk'],
  schema: PublishedVersion.extend(ofKind),
  pk: 'RULES#{kind}',
  sk: 'V#{version}',
  deflates: ['rules'],
})
export type StoredVersion = z.output<typeof policyVersionItem.schema>

/** It stays when it was published or discarded, so that its versions never begin anew. */
export const policyDraftItem = itemKind({
  name: 'Draft of a policy',
  table: 'catalogue',
  reads: ['the draft of a policy, with its dry run: query begins DR'],
  schema: PolicyDraft.omit({ content: true }).extend({
    ...ofKind,
    state: z.enum(['open', 'published', 'discarded']),
  }),
  pk: 'RULES#{kind}',
  sk: 'DRAFT',
  deflates: ['rules'],
})
export type StoredDraft = z.output<typeof policyDraftItem.schema>

export const policyDryRunItem = itemKind({
  name: 'Dry run of a policy',
  table: 'catalogue',
  reads: ['how far it is, and who would differ: with the draft'],
  schema: PolicyDryRun.extend({
    kind: PolicyKind,
    runId: z.string(),
    stopAsked: z.boolean(),
    /** When the process that works on it last gave a sign of life, in milliseconds. */
    aliveAt: z.number(),
    /** What made it stop, for whoever looks into the store. */
    fault: z.string().optional(),
  }),
  pk: 'RULES#{kind}',
  sk: 'DRYRUN',
  deflates: ['rows'],
})
export type StoredDryRun = z.output<typeof policyDryRunItem.schema>
