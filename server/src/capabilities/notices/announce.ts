import { AnnouncementId, Problem, type SavedCohortId, type SectionId } from '@matricula/contract/kernel'
import { type AnnouncedTo, type Announcement, announcementMade } from '@matricula/contract/notices'
import { type Catalogue, sectionFor } from '#capabilities/catalogue/index.ts'
import type { Students } from '#capabilities/students/index.ts'
import { type Actor, demand } from '#platform/actor.ts'
import type { Clock } from '#platform/clock.ts'
import type { Ids } from '#platform/ids.ts'
import type { Store } from '#platform/store/store.ts'
import type { AnnouncementMemory } from './audiences.ts'
import type { CohortMemory } from './cohort-memory.ts'
import { audienceOf } from './inbox-rules.ts'
import { type NoticeRepository, toSection } from './repository.ts'

export interface AnnounceNeeds {
  readonly store: Store
  readonly clock: Clock
  readonly ids: Ids
  readonly catalogue: Catalogue
  readonly students: Students
  readonly notices: NoticeRepository
  readonly memory: AnnouncementMemory
  readonly cohorts: CohortMemory
}

interface Said {
  readonly title: string
  readonly body: string
  readonly startsAt?: string | undefined
}
export type Announce = (actor: Actor, said: Said & { readonly to: AnnouncedTo }) => Promise<Announcement>
export type AnnounceToSection = (actor: Actor, sectionId: SectionId, said: Said) => Promise<Announcement>

export const createAnnounce =
  (needs: AnnounceNeeds): Announce =>
  async (actor, { to, ...said }) => {
    demand(actor, 'announcement.write')
    if (to.to === 'section') await needs.catalogue.section(to.sectionId)
    if (to.to === 'cohort') await demandCohort(needs, to.cohortId)
    if (to.to === 'programme') await demandProgramme(needs, to.programmeId)
    return await make(needs, actor, to, said)
  }

export const createAnnounceToSection =
  (needs: AnnounceNeeds): AnnounceToSection =>
  async (actor, sectionId, said) => {
    await sectionFor(needs.catalogue, actor, 'announcement.section', sectionId)
    return await make(needs, actor, toSection(sectionId), said)
  }

async function demandProgramme({ students }: AnnounceNeeds, programmeId: string): Promise<void> {
  const programmes = await students.programmes()
  if (!programmes.some((one) => one.programmeId === programmeId)) {
    throw new Problem('item.missing', { programmeId })
  }
}

/** Nothing new is announced to what is archived. */
async function demandCohort({ cohorts }: AnnounceNeeds, cohortId: SavedCohortId): Promise<void> {
  const found = (await cohorts.all()).find((one) => one.cohortId === cohortId)
  if (!found || found.archivedAt !== undefined) throw new Problem('item.missing', { cohortId })
}

/** One item for any number of readers; those who are there are told that their inbox has changed. */
async function make(
  { store, clock, ids, notices, memory }: AnnounceNeeds,
  actor: Actor,
  to: AnnouncedTo,
  { title, body, startsAt }: Said,
): Promise<Announcement> {
  const now = clock.now()
  const announcement: Announcement = {
    announcementId: AnnouncementId.parse(ids.next()),
    title,
    body,
    to,
    // What is said to begin in the past begins now: nobody's unread mark is behind it already.
    startsAt: startsAt !== undefined && startsAt > now ? startsAt : now,
    by: actor.name,
    readers: 0,
  }
  const { announcementId } = announcement
  await store.commit(actor, {
    writes: [notices.make(announcement)],
    events: [announcementMade({ announcementId, title, to })],
    answer: announcement,
  })
  memory.forget(audienceOf(to))
  return announcement
}
