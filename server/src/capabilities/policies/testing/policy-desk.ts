import {
  type PolicyContent,
  type PolicyKind,
  publishPolicy,
  readPolicy,
  readPolicyVersion,
  startPolicyDryRun,
  writePolicyDraft,
} from '@matricula/contract/policies'
import type { Person, School } from '#testing/school.ts'

type ContentOf<Kind extends PolicyKind> = Extract<PolicyContent, { kind: Kind }>

/** The desk of the office at which one kind of policy is drafted, tried out and published. */
export function policyDesk<Kind extends PolicyKind>(room: School & { readonly office: Person }, kind: Kind) {
  const params = { kind }
  const book = async () => (await room.office.call(readPolicy, { params })).body
  const draft = async (rules: ContentOf<Kind>['rules'], effectiveFrom = '2027-01-01') => {
    const { draftVersion } = await book()
    const content = { kind, rules } as PolicyContent
    return await room.office.call(writePolicyDraft, {
      body: { version: draftVersion, effectiveFrom, content },
    })
  }
  const tryOut = async (span: 'dated' | 'always' = 'dated') => {
    const { draftVersion } = await book()
    await room.office.call(startPolicyDryRun, { params, body: { draftVersion, span } })
    await room.policies.settled()
    const { dryRun } = await book()
    if (!dryRun) throw new RangeError('There is no dry run')
    return dryRun
  }
  const publish = async (reason = 'The senate decided so') => {
    const { draftVersion } = await book()
    return await room.office.call(publishPolicy, { params, body: { draftVersion, reason } })
  }
  return {
    params,
    book,
    draft,
    tryOut,
    publish,
    /** Everything in one go, as it is done on a quiet day. */
    put: async (rules: ContentOf<Kind>['rules'], effectiveFrom?: string) => {
      await draft(rules, effectiveFrom)
      const found = await tryOut()
      await publish()
      return found
    },
    version: async (version: number) =>
      (await room.office.call(readPolicyVersion, { params: { kind, version } })).body.content
        .rules as ContentOf<Kind>['rules'],
  }
}
