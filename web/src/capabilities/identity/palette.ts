import { listAccounts } from '@matricula/contract/identity'
import { call } from '#platform/call.ts'
import type { PaletteSource } from '#platform/capability.ts'

/** People with accounts, by the beginning of a name or by the sign-in name. */
export const identityPalette: readonly PaletteSource[] = [
  {
    group: 'people',
    when: (session) => session.canSomewhere('account.read'),
    async find(text, signal) {
      const { items } = await call(listAccounts, { query: { find: text, limit: 5 } }, { signal })
      return items.map(({ userId, name, loginName }) => ({
        id: `account-${userId}`,
        label: name,
        detail: loginName,
        to: `/people/${userId}`,
      }))
    },
  },
]
