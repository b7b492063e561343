import { type AnnouncementId, Problem, type SectionId } from '@matricula/contract/kernel'
import { type Announcement, announcementWithdrawn } from '@matricula/contract/notices'
import { sectionFor } from '#capabilities/catalogue/index.ts'
import { type Actor, demand } from '#platform/actor.ts'
import { Refused } from '#platform/store/store.ts'
import type { AnnounceNeeds } from './announce.ts'
import { audienceOf } from './inbox-rules.ts'

export type Withdraw = (actor: Actor, announcementId: AnnouncementId) => Promise<Announcement>
export type WithdrawFromSection = (
  actor: Actor,
  place: { readonly sectionId: SectionId; readonly announcementId: AnnouncementId },
) => Promise<Announcement>

export const createWithdraw =
  (needs: AnnounceNeeds): Withdraw =>
  async (actor, announcementId) => {
    demand(actor, 'announcement.write')
    return await takeBack(needs, actor, await needs.notices.announcement(announcementId))
  }

export const createWithdrawFromSection =
  (needs: AnnounceNeeds): WithdrawFromSection =>
  async (actor, { sectionId, announcementId }) => {
    await sectionFor(needs.catalogue, actor, 'announcement.section', sectionId)
    const announcement = await needs.notices.announcement(announcementId)
    const { to } = announcement
    if (to.to !== 'section' || to.sectionId !== sectionId)
      throw new Problem('item.missing', { announcementId })
    return await takeBack(needs, actor, announcement)
  }

/** Taking back again changes nothing. */
async function takeBack(
  { store, clock, notices, memory }: AnnounceNeeds,
  actor: Actor,
  announcement: Announcement,
): Promise<Announcement> {
  const { announcementId, title, to } = announcement
  const withdrawnAt = clock.now()
  try {
    await store.commit(actor, {
      writes: [notices.withdraw(announcementId, withdrawnAt)],
      events: [announcementWithdrawn({ announcementId, title, to })],
    })
  } catch (error) {
    if (error instanceof Refused && error.has('withdrawn')) return announcement
    throw error
  }
  memory.forget(audienceOf(to))
  return { ...announcement, withdrawnAt }
}
