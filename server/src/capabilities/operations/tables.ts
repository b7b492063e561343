import { column } from '#platform/sheets/columns.ts'
import type { Table } from '#platform/sheets/table.ts'
import { factsIn } from '#platform/store/event-items.ts'
import type { Store } from '#platform/store/store.ts'
import { eventItemKind } from './items.ts'
import { activityOf } from './list-activity.ts'

/** Who did what: the audit trail, one event in each row. */
export const operationsTables = (store: Store): Table[] => [
  {
    name: 'activity',
    action: 'activity.read',
    ofTerm: false,
    columns: [
      column('seq', 'Number', '1042'),
      column('at', 'At', '2026-11-26T10:00:00.000Z'),
      column('by', 'By', 'Rosalind Franklin'),
      column('name', 'What happened', 'hold.placed'),
      column('subject', 'To which record', 'STUDENT#01J9'),
      column('facts', 'Facts', '{"reason":"Fees are due"}'),
    ],
    async *rows() {
      for await (const item of store.scan('events')) {
        if (!eventItemKind.isOf(item)) continue
        const { seq, at, actor, name } = activityOf(item)
        yield {
          seq,
          at,
          by: actor.name,
          name,
          subject: String(item['pk']),
          facts: JSON.stringify(factsIn(item)),
        }
      }
    },
  },
]
