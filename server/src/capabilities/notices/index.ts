import { type Room, room } from '@matricula/contract/kernel'
import { announcementMade, announcementWithdrawn, cohortSaved } from '@matricula/contract/notices'
import type { Enrolments } from '#capabilities/enrolment/index.ts'
import type { Capability, Listener } from '#platform/capability.ts'
import { letterItem } from '#platform/post/letter-item.ts'
import { type AnnounceNeeds, createAnnounce, createAnnounceToSection } from './announce.ts'
import { type AnnouncementMemory, createAnnouncementMemory, createAudiencesOf } from './audiences.ts'
import { type CohortMemory, createCohortMemory } from './cohort-memory.ts'
import { createMarkInboxRead, createReadInbox } from './inbox.ts'
import { audienceOf } from './inbox-rules.ts'
import { announcementItem, readItem, savedCohortItem } from './items.ts'
import { createWatchLetters, deadLetters } from './letters.ts'
import { createListAnnouncements, createListOfSection } from './list-announcements.ts'
import { mailItem, studentMailItem } from './mail-items.ts'
import { createMailListener, type MailNeeds } from './mail-news.ts'
import { createChangeMailPreferences, createEndMail, createReadMailPreferences } from './mail-preferences.ts'
import { createNoticeRepository } from './repository.ts'
import { noticeRoutes } from './routes.ts'
import { createSavedCohorts } from './saved-cohorts.ts'
import { noticeTables } from './tables.ts'
import { createWithdraw, createWithdrawFromSection } from './withdraw.ts'

type Needs = Omit<AnnounceNeeds, 'notices' | 'memory' | 'cohorts'> &
  Omit<MailNeeds, 'notices' | 'audiencesOf'> & { readonly enrolments: Enrolments }

export function createNotices(given: Needs): Capability {
  const notices = createNoticeRepository(given.store)
  const memory = createAnnouncementMemory(notices)
  const cohorts = createCohortMemory(given.store)
  const needs = { ...given, notices, memory, cohorts, audiencesOf: createAudiencesOf({ ...given, cohorts }) }
  return {
    routes: noticeRoutes({
      readInbox: createReadInbox(needs),
      markInboxRead: createMarkInboxRead(needs),
      list: createListAnnouncements(needs),
      listOfSection: createListOfSection(needs),
      announce: createAnnounce(needs),
      announceToSection: createAnnounceToSection(needs),
      withdraw: createWithdraw(needs),
      withdrawFromSection: createWithdrawFromSection(needs),
      savedCohorts: createSavedCohorts(needs),
      letters: createWatchLetters(given),
      mail: createReadMailPreferences(given),
      changeMail: createChangeMailPreferences(given),
      endMail: createEndMail(given),
    }),
    audience: {
      'announcement.made': toEveryone,
      'announcement.withdrawn': toEveryone,
      // Who belongs may have become others, each with another inbox.
      'cohort.saved': toEveryone,
    },
    listeners: [memoryListener(memory), cohortListener(cohorts), createMailListener(needs)],
    kinds: [announcementItem, savedCohortItem, readItem, mailItem, studentMailItem, letterItem],
    waiting: [deadLetters(given)],
    tables: noticeTables(needs.store),
  }
}

/** Pages ask for their own inbox then; what is in it is decided there. */
const toEveryone = (): Room[] => [room.everyone]

const memoryListener = (memory: AnnouncementMemory): Listener => ({
  name: 'notices-memory',
  events: [announcementMade.eventName, announcementWithdrawn.eventName],
  first: true,
  hear(events) {
    for (const { facts } of events) memory.forget(audienceOf(announcementMade.facts.parse(facts).to))
    return Promise.resolve()
  },
})

const cohortListener = (cohorts: CohortMemory): Listener => ({
  name: 'notices-cohorts',
  events: [cohortSaved.eventName],
  first: true,
  hear() {
    cohorts.forget()
    return Promise.resolve()
  },
})
