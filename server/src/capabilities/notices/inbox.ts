import { UserId } from '@matricula/contract/kernel'
import type { InboxEntry } from '@matricula/contract/notices'
import { type Actor, demand } from '#platform/actor.ts'
import type { Clock } from '#platform/clock.ts'
import type { AnnouncementMemory, AudiencesOf } from './audiences.ts'
import { inboxOf, newlyRead } from './inbox-rules.ts'
import type { NoticeRepository } from './repository.ts'

interface Needs {
  readonly clock: Clock
  readonly notices: NoticeRepository
  readonly memory: AnnouncementMemory
  readonly audiencesOf: AudiencesOf
}

export type ReadInbox = (actor: Actor) => Promise<{ items: InboxEntry[]; unread: number }>

/** Nothing of it is stored for the reader: announcements lie with their audience, happenings with the record. */
export const createReadInbox =
  ({ clock, notices, memory, audiencesOf }: Needs): ReadInbox =>
  async (actor) => {
    demand(actor, 'inbox.read')
    const [announcements, happened, until] = await Promise.all([
      audiencesOf(actor).then(memory.announcedTo),
      Promise.all(recordsOf(actor).map(notices.happenedTo)),
      notices.readUntil(UserId.parse(actor.id)),
    ])
    const items = inboxOf({
      announcements,
      happened: happened.flat(),
      until,
      now: clock.now(),
      accountId: actor.id,
    })
    return { items, unread: items.filter(({ unread }) => unread).length }
  }

/** Those whose history concerns whoever reads: the own record, and what is told to those who teach. */
const recordsOf = ({ id, studentId, grants }: Actor): string[] => [
  ...(studentId === undefined ? [] : [`STUDENT#${studentId}`]),
  ...(grants?.some(({ role }) => role === 'instructor') ? [`TEACHER#${id}`] : []),
]

export type MarkInboxRead = (actor: Actor, until: string) => Promise<undefined>

/** Never back, and never beyond now; each announcement counts a reader once. */
export const createMarkInboxRead =
  ({ clock, notices, memory, audiencesOf }: Needs): MarkInboxRead =>
  async (actor, asked) => {
    demand(actor, 'inbox.read')
    const userId = UserId.parse(actor.id)
    const until = asked < clock.now() ? asked : clock.now()
    const before = await notices.readUntil(userId)
    if (until <= before) return undefined
    await notices.keepRead(userId, until)
    const announcements = await memory.announcedTo(await audiencesOf(actor))
    for (const { announcementId } of newlyRead(announcements, before, until)) {
      await notices.countReader(announcementId)
    }
    return undefined
  }
