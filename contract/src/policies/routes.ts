import { CalendarDay, line, route, Version } from '@matricula/contract/kernel'
import { z } from 'zod'
import { PolicyBook, PolicyContent, PolicyDraft, PolicyDryRun, PolicyKind, PolicyVersion } from './schema.ts'

const oneKind = z.strictObject({ kind: PolicyKind })

export const readPolicy = route({
  name: 'readPolicy',
  summary: 'The versions of a policy, newest first, with the draft and its dry run',
  action: 'policy.watch',
  method: 'GET',
  path: '/api/policies/:kind',
  params: oneKind,
  reply: PolicyBook,
})
export const readPolicyVersion = route({
  name: 'readPolicyVersion',
  summary: 'What one version of a policy says; 0 is what is built in',
  action: 'policy.watch',
  method: 'GET',
  path: '/api/policies/:kind/versions/:version',
  params: z.strictObject({ kind: PolicyKind, version: z.coerce.number().int().min(0) }),
  reply: PolicyVersion,
  problems: ['item.missing'],
})
export const writePolicyDraft = route({
  name: 'writePolicyDraft',
  summary: 'Write the draft of a policy; nothing is read by it until it is published',
  action: 'policy.write',
  method: 'PUT',
  path: '/api/policy-drafts',
  /** The version is that of the draft that was seen, or the last there was. */
  body: z.strictObject({ version: z.int().min(0), effectiveFrom: CalendarDay, content: PolicyContent }),
  reply: PolicyDraft,
  problems: ['item.stale'],
})
export const discardPolicyDraft = route({
  name: 'discardPolicyDraft',
  summary: 'Throw the draft of a policy away',
  action: 'policy.write',
  method: 'POST',
  path: '/api/policies/:kind/draft/discard',
  params: oneKind,
  body: z.strictObject({ version: Version }),
  problems: ['item.missing', 'item.stale'],
})
export const startPolicyDryRun = route({
  name: 'startPolicyDryRun',
  summary:
    'Find who would differ under the draft, and how, in the place of a dry run before; nothing is written on any student',
  action: 'policy.write',
  method: 'POST',
  path: '/api/policies/:kind/dry-run',
  params: oneKind,
  body: z.strictObject({ draftVersion: Version, span: PolicyDryRun.shape.span.default('dated') }),
  status: 202,
  reply: PolicyDryRun,
  problems: ['item.missing', 'item.stale'],
})
export const stopPolicyDryRun = route({
  name: 'stopPolicyDryRun',
  summary: 'Stop a dry run; what it has found so far can still be looked at',
  action: 'policy.write',
  method: 'POST',
  path: '/api/policies/:kind/dry-run/stop',
  params: oneKind,
  reply: PolicyDryRun,
  problems: ['item.missing'],
})
export const publishPolicy = route({
  name: 'publishPolicy',
  summary: 'Make the draft the newest version, with a reason; its dry run must have been made as it is dated',
  action: 'policy.write',
  method: 'POST',
  path: '/api/policies/:kind/versions',
  params: oneKind,
  body: z.strictObject({ draftVersion: Version, reason: line(300) }),
  status: 201,
  reply: PolicyVersion,
  problems: ['item.missing', 'item.stale'],
})
