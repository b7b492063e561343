import type { Account } from '@matricula/contract/identity'
import { column } from '#platform/sheets/columns.ts'
import type { Table } from '#platform/sheets/table.ts'
import { everyOf } from '#platform/store/every-of.ts'
import type { Store } from '#platform/store/store.ts'
import { accountItem } from './items.ts'

/** Who may sign in and with what rights; nothing by which somebody could. */
export const identityTables = (store: Store): Table[] => [
  {
    name: 'accounts',
    action: 'account.list',
    ofTerm: false,
    columns: [
      column('loginName', 'Signs in as', 'ada@example.edu'),
      column('name', 'Name', 'Ada Lovelace'),
      column('email', 'E-mail', 'ada@example.edu'),
      column('status', 'State', 'active'),
      column('roles', 'Roles', 'instructor; registrar of department CS'),
      column('lastSeenAt', 'Last seen', '2026-11-26T10:00:00.000Z'),
    ],
    async *rows() {
      for await (const { loginName, name, email, status, grants, lastSeenAt } of everyOf(store, accountItem))
        yield { loginName, name, email, status, roles: rolesText(grants), lastSeenAt }
    },
  },
]

const rolesText = (grants: Account['grants']): string =>
  grants
    .map(({ role, scope }) => (scope.kind === 'institution' ? role : `${role} of ${scope.kind} ${scope.id}`))
    .join('; ')
