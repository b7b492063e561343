import type { SectionId } from '@matricula/contract/kernel'
import type { Announcement } from '@matricula/contract/notices'
import { sectionFor } from '#capabilities/catalogue/index.ts'
import { type Actor, demand } from '#platform/actor.ts'
import type { Page, PageAsked } from '#platform/store/pages.ts'
import type { AnnounceNeeds } from './announce.ts'
import { audienceOf } from './inbox-rules.ts'
import { toSection } from './repository.ts'

export type ListAnnouncements = (actor: Actor, page: PageAsked) => Promise<Page<Announcement>>
export type ListOfSection = (actor: Actor, sectionId: SectionId) => Promise<{ items: Announcement[] }>

export const createListAnnouncements =
  ({ notices }: AnnounceNeeds): ListAnnouncements =>
  async (actor, page) => {
    demand(actor, 'announcement.write')
    return await notices.all(page)
  }

export const createListOfSection =
  ({ catalogue, notices }: AnnounceNeeds): ListOfSection =>
  async (actor, sectionId) => {
    await sectionFor(catalogue, actor, 'announcement.section', sectionId)
    return { items: await notices.announcedTo(audienceOf(toSection(sectionId))) }
  }
