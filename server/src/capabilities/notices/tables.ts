import { column } from '#platform/sheets/columns.ts'
import type { Table } from '#platform/sheets/table.ts'
import { everyOf } from '#platform/store/every-of.ts'
import type { Store } from '#platform/store/store.ts'
import { announcementItem } from './items.ts'

export const noticeTables = (store: Store): Table[] => [
  {
    name: 'announcements',
    action: 'export.run',
    ofTerm: false,
    columns: [
      column('title', 'Title', 'The library is closed on Monday'),
      column('audience', 'For', 'everyone'),
      column('startsAt', 'Shown from', '2026-11-26T10:00:00.000Z'),
      column('by', 'By', 'Rosalind Franklin'),
      column('withdrawnAt', 'Withdrawn at', '2026-11-27T10:00:00.000Z'),
      column('readers', 'Readers', '812'),
      column('body', 'Text', 'It opens again on Tuesday at eight.'),
    ],
    async *rows() {
      for await (const one of everyOf(store, announcementItem)) {
        const { title, audience, startsAt, by, withdrawnAt, readers, body } = one
        yield { title, audience, startsAt, by, withdrawnAt, readers, body }
      }
    },
  },
]
