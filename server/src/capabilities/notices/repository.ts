import { type AnnouncementId, Problem, type UserId } from '@matricula/contract/kernel'
import type { AnnouncedTo, Announcement } from '@matricula/contract/notices'
import { absent } from '#platform/store/condition.ts'
import { factsIn } from '#platform/store/event-items.ts'
import { type Page, type PageAsked, pageOf } from '#platform/store/pages.ts'
import type { Store } from '#platform/store/store.ts'
import { insert, patch, type Write } from '#platform/store/write.ts'
import { audienceOf, type Happened, mostShown } from './inbox-rules.ts'
import { announcementItem, readItem } from './items.ts'

/** Nobody has read anything yet. */
const never = '1970-01-01T00:00:00.000Z'

export interface NoticeRepository {
  /** Throws `item.missing`. */
  announcement(announcementId: AnnouncementId): Promise<Announcement>
  /** The newest of one audience; from an index, so as of a moment ago. */
  announcedTo(audience: string): Promise<Announcement[]>
  all(page: PageAsked): Promise<Page<Announcement>>
  readUntil(userId: UserId): Promise<string>
  /** What happened to a record, from its own history. */
  happenedTo(record: string): Promise<Happened[]>
  make(announcement: Announcement): Write
  /** Refusal `withdrawn`. */
  withdraw(announcementId: AnnouncementId, at: string): Write
  keepRead(userId: UserId, until: string): Promise<void>
  countReader(announcementId: AnnouncementId): Promise<void>
}

export function createNoticeRepository(store: Store): NoticeRepository {
  return {
    async announcement(announcementId) {
      const item = await store.get(announcementItem.keyOf({ announcementId }))
      if (!item) throw new Problem('item.missing', { announcementId })
      return announcementFrom(item)
    },
    async announcedTo(audience) {
      const partition = announcementItem.fill('g1p', { audience })
      const query = { table: 'events', index: 'g1', partition, backwards: true, limit: mostShown } as const
      const { items } = await store.query(query)
      return items.map(announcementFrom)
    },
    async all({ limit, after }) {
      const query = {
        table: 'events',
        index: 'g2',
        partition: 'ANNOUNCEMENTS',
        backwards: true,
        limit,
        after,
      } as const
      return pageOf(await store.query(query), announcementFrom)
    },
    async readUntil(userId) {
      const item = await store.get(readItem.keyOf({ userId }))
      return item ? readItem.read(item).until : never
    },
    async happenedTo(record) {
      const { items } = await store.query({
        table: 'events',
        partition: record,
        begins: 'EV#',
        backwards: true,
        limit: mostShown,
      })
      return items.map((item) => ({
        id: String(item['id']),
        at: String(item['at']),
        name: String(item['name']),
        actor: { id: String(item['actorId']), name: String(item['actorName']) },
        facts: factsIn(item),
      }))
    },
    make: (announcement) => insert(announcementItem.itemOf(stored(announcement))),
    withdraw: (announcementId, at) =>
      patch(
        announcementItem.keyOf({ announcementId }),
        { set: { withdrawnAt: at } },
        absent('withdrawnAt'),
        'withdrawn',
      ),
    async keepRead(userId, until) {
      await store.bump(readItem.keyOf({ userId }), { set: { userId, until } })
    },
    async countReader(announcementId) {
      await store.bump(announcementItem.keyOf({ announcementId }), { add: { readers: 1 } })
    },
  }
}

const stored = (announcement: Announcement) => ({
  ...announcement,
  audience: audienceOf(announcement.to),
  list: 'ANNOUNCEMENTS' as const,
})

function announcementFrom(item: Parameters<typeof announcementItem.read>[0]): Announcement {
  const { audience: _audience, list: _list, ...announcement } = announcementItem.read(item)
  return announcement
}

/** As pages and commands name it. */
export const toSection = (sectionId: Extract<AnnouncedTo, { to: 'section' }>['sectionId']): AnnouncedTo => ({
  to: 'section',
  sectionId,
})
