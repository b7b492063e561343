import { attendanceCondoned, leaveMoved, registersReminded } from '@matricula/contract/attendance'
import { enrolmentDropped, holdPlaced, holdReleased, waitlistPromoted } from '@matricula/contract/enrolment'
import { gradeReleased, incompleteExtended } from '@matricula/contract/finals'
import { markReleased } from '@matricula/contract/grading'
import { type LiveEvent, StudentId, UserId } from '@matricula/contract/kernel'
import { type Announcement, announcementMade, announcementWithdrawn } from '@matricula/contract/notices'
import { standingDecided, standingReviewMoved } from '@matricula/contract/standing'
import { addressOf, type Identity } from '#capabilities/identity/index.ts'
import { systemActor } from '#platform/actor.ts'
import type { Listener } from '#platform/capability.ts'
import { type Clock, nextAt } from '#platform/clock.ts'
import type { Settings } from '#platform/platform.ts'
import type { PostOffice } from '#platform/post/post-office.ts'
import { chunksOf } from '#platform/store/chunks.ts'
import { everyFound } from '#platform/store/every-of.ts'
import { unlessRefused } from '#platform/store/retry-when-stale.ts'
import type { Store } from '#platform/store/store.ts'
import type { AudiencesOf } from './audiences.ts'
import { audienceOf } from './inbox-rules.ts'
import { mailItem, studentMailItem } from './mail-items.ts'
import {
  announcementLetter,
  type Mailed,
  recordLetter,
  reminderLetter,
  type Writing,
} from './mail-letters.ts'
import { createMailSeals } from './mail-seal.ts'
import type { NoticeRepository } from './repository.ts'

export interface MailNeeds {
  readonly store: Store
  readonly clock: Clock
  readonly post: PostOffice
  readonly settings: Pick<Settings, 'origin' | 'secret'>
  readonly identity: Pick<Identity, 'accountOf' | 'institution'>
  readonly notices: NoticeRepository
  readonly audiencesOf: AudiencesOf
}

const postman = systemActor('notices-mail')

/** What others do to a record, and what its student wants to hear of. */
const ofRecord: readonly string[] = [
  enrolmentDropped,
  waitlistPromoted,
  holdPlaced,
  holdReleased,
  markReleased,
  gradeReleased,
  incompleteExtended,
  attendanceCondoned,
  leaveMoved,
  standingDecided,
  standingReviewMoved,
].map(({ eventName }) => eventName)

/** Mails news to whoever asked for it. Told twice, it queues each letter once. */
export const createMailListener = (needs: MailNeeds): Listener => ({
  name: 'notices-mail',
  events: [
    ...ofRecord,
    announcementMade.eventName,
    announcementWithdrawn.eventName,
    registersReminded.eventName,
  ],
  async hear(events) {
    for (const event of events) {
      if (event.name === announcementMade.eventName) await mailAnnouncement(needs, event)
      if (event.name === announcementWithdrawn.eventName) await takeBack(needs, event)
      if (event.name === registersReminded.eventName) await mailReminder(needs, event)
    }
    const happened = events.filter(({ name }) => ofRecord.includes(name))
    for (const some of chunksOf(happened, 100)) await mailHappenings(needs, some)
  },
})

async function mailAnnouncement(needs: MailNeeds, { facts }: LiveEvent): Promise<void> {
  const { announcementId } = announcementMade.facts.parse(facts)
  const announcement = await needs.notices.announcement(announcementId)
  if (announcement.withdrawnAt !== undefined) return
  const at = await writingAt(needs)
  for await (const reader of readersOf(needs)) {
    const letter = announcementLetter(announcement, reader, at)
    if (letter) await mailTo(needs, reader.userId, letter, announcement)
  }
}

/** Everyone who wants announcements mailed, whomever this one is for. */
async function* readersOf({ store }: MailNeeds) {
  const query = { table: 'users', index: 'g1', partition: 'MAILED', limit: 100 } as const
  for await (const item of everyFound(store, query)) {
    const { userId, announcements } = mailItem.read(item)
    yield { userId, choice: announcements }
  }
}

/** A letter that waits for the day on which the announcement begins is not sent any more. */
async function takeBack(needs: MailNeeds, { facts }: LiveEvent): Promise<void> {
  const { announcementId } = announcementWithdrawn.facts.parse(facts)
  for await (const { userId } of readersOf(needs)) {
    const write = needs.post.withdrawn(`${announcementId}-${userId}`)
    await needs.store.commit(postman, { writes: [write], events: [] })
  }
}

async function mailHappenings(needs: MailNeeds, events: readonly LiveEvent[]): Promise<void> {
  const keys = events.map(({ facts }) => {
    const studentId = StudentId.parse(facts['studentId'])
    return studentMailItem.keyOf({ studentId })
  })
  const found = await needs.store.getMany(keys)
  const news = events.flatMap(({ id, actor }, place) => {
    const item = found[place]
    if (!item) return []
    const { userId, record } = studentMailItem.read(item)
    // One's own doings are no news.
    return actor.id === userId ? [] : [{ id, reader: { userId, choice: record } }]
  })
  if (news.length === 0) return
  const at = await writingAt(needs)
  for (const { id, reader } of news) {
    const letter = recordLetter(id, reader, at)
    if (letter) await mailTo(needs, reader.userId, letter)
  }
}

/** What a teacher wants to hear of the own doings is asked as what a student wants to hear of the record. */
async function mailReminder(needs: MailNeeds, { id, facts }: LiveEvent): Promise<void> {
  const { userId, ...missing } = registersReminded.facts.parse(facts)
  const item = await needs.store.get(mailItem.keyOf({ userId }))
  if (!item) return
  const reader = { userId, choice: mailItem.read(item).record }
  const letter = reminderLetter(id, reader, missing, await writingAt(needs))
  if (letter) await mailTo(needs, userId, letter)
}

/** When a day's news are told together, where the institution is. */
const daily = '07:00'

async function writingAt({ identity, settings, clock }: MailNeeds): Promise<Writing> {
  const seals = createMailSeals(settings.secret)
  const { institution = 'Matricula', timeZone = 'UTC' } = (await identity.institution.read()) ?? {}
  return {
    place: { institution, origin: settings.origin },
    now: clock.now(),
    morningAfter: (instant) => nextAt(instant, timeZone, daily),
    endOf: (kind, userId) => `${settings.origin}${seals.pathOf({ kind, userId })}`,
  }
}

/** Queues a letter once, for whoever has an address and, of an announcement, is among those whom it is for. */
async function mailTo(
  { store, post, identity, audiencesOf }: MailNeeds,
  userId: UserId,
  { id, ...letter }: Mailed,
  announcement?: Announcement,
): Promise<void> {
  const account = await identity.accountOf(UserId.parse(userId))
  const to = addressOf(account)
  if (to === undefined || account.status !== 'active') return
  if (announcement) {
    const { grants, studentId, name } = account
    const reader = { kind: 'person' as const, id: userId, name, grants, ...(studentId && { studentId }) }
    if (!(await audiencesOf(reader)).includes(audienceOf(announcement.to))) return
  }
  const queued = post.queued({ ...letter, to }, id)
  await unlessRefused(store.commit(postman, { writes: [queued], events: [] }), 'letter.queued')
  post.wake()
}
