import { type ApiToken, apiTokenIssued, apiTokenRevoked } from '@matricula/contract/identity'
import { type ApiTokenId, type Grant, Problem, UserId } from '@matricula/contract/kernel'
import { type Actor, demand } from '#platform/actor.ts'
import { explaining } from '#platform/store/retry-when-stale.ts'
import type { StoredToken } from './items.ts'
import type { IdentityNeeds } from './needs.ts'
import { unrepeatable } from './own-account.ts'
import { refuseOddGrants } from './rules.ts'

export interface ApiTokens {
  list(actor: Actor): Promise<ApiToken[]>
  /** The token itself is told here and never again. */
  issue(
    actor: Actor,
    wanted: { name: string; grants: readonly Grant[]; days: number },
  ): Promise<{ token: string; issued: ApiToken }>
  revoke(actor: Actor, tokenId: ApiTokenId): Promise<void>
}

/** Tokens of programs; what they do is told under the name of the token. */
export function createApiTokens({ store, tokens }: IdentityNeeds): ApiTokens {
  return {
    async list(actor) {
      demand(actor, 'token.list')
      return (await tokens.all()).map(shown)
    },
    async issue(actor, { name, grants, days }) {
      demand(actor, 'token.issue')
      refuseOddGrants(grants)
      const { token, stored } = tokens.make({ name, grants: [...grants] }, days)
      const { tokenId } = stored
      await store.commit(unrepeatable(actor), {
        writes: [tokens.insert(stored)],
        events: [apiTokenIssued({ userId: UserId.parse(actor.id), tokenId, name })],
      })
      return { token, issued: shown(stored) }
    },
    async revoke(actor, tokenId) {
      demand(actor, 'token.revoke')
      const commit = store.commit(actor, {
        writes: [tokens.remove(tokenId)],
        events: [apiTokenRevoked({ userId: UserId.parse(actor.id), tokenId })],
      })
      await explaining(commit, { missing: () => new Problem('item.missing', { tokenId }) })
    },
  }
}

const shown = ({ expires: _, ...token }: StoredToken): ApiToken => token
