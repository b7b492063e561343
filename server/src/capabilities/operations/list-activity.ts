import type { Activity } from '@matricula/contract/operations'
import { type Actor, demand } from '#platform/actor.ts'
import { factsIn } from '#platform/store/event-items.ts'
import { type Page, type PageAsked, pageOf } from '#platform/store/pages.ts'
import type { Found, Store } from '#platform/store/store.ts'
import type { Item } from '#platform/store/write.ts'

/** Parts of something that is told as a whole besides; the history of a record has them all the same. */
const small = new Set([
  'mark.released',
  'import.progressed',
  'check-in.made',
  'alerts.moved',
  'follow-up.moved',
])

interface Asked extends PageAsked {
  readonly subject?: string | undefined
  readonly actor?: string | undefined
}

export type ListActivity = (actor: Actor, asked: Asked) => Promise<Page<Activity>>

/** One query in every case: the log backwards, one record's own history, or one person's doings. */
export const createListActivity =
  (store: Store): ListActivity =>
  async (actor, { after, limit, subject, actor: by }) => {
    demand(actor, 'activity.read')
    const page = { table: 'events', backwards: true, limit, after } as const
    const found = await query()
    const told =
      subject === undefined ? found.items.filter((item) => !small.has(String(item['name']))) : found.items
    return pageOf({ ...found, items: told }, activityOf)

    function query(): Promise<Found> {
      if (subject !== undefined) return store.query({ ...page, partition: subject, begins: 'EV#' })
      if (by !== undefined) return store.query({ ...page, index: 'g1', partition: `ACT#${by}` })
      return store.query({ ...page, index: 'g2', partition: 'LOG' })
    }
  }

/** A stored event as it is told. */
export const activityOf = (item: Item): Activity => ({
  id: String(item['id']),
  name: String(item['name']),
  at: String(item['at']),
  actor: { id: String(item['actorId']), name: String(item['actorName']) },
  facts: factsIn(item),
  ...(typeof item['seq'] === 'number' && { seq: item['seq'] }),
})
