import type { SectionId } from '@matricula/contract/kernel'
import { type Page, type PageAsked, pageOf } from '#platform/store/pages.ts'
import type { Store } from '#platform/store/store.ts'
import { placeInLine, placeOfTicket, type WaitingEntry, waitingItem } from './items.ts'

/** Reads of who waits for a section. */
export interface LineReads {
  lineOf(sectionId: SectionId, page?: PageAsked): Promise<Page<WaitingEntry>>
  findWaiting(sectionId: SectionId, ticket: number): Promise<WaitingEntry | undefined>
  /** How many stand before this ticket, and this one: 1 is next. */
  positionOf(sectionId: SectionId, ticket: number): Promise<number>
}

export function createLineReads(store: Store): LineReads {
  return {
    async lineOf(sectionId, page) {
      const found = await store.query({
        table: 'enrolments',
        partition: waitingItem.fill('pk', { waitingFor: sectionId }),
        begins: 'WAIT#',
        ...page,
      })
      return pageOf(found, (item) => waitingItem.read(item))
    },
    async findWaiting(waitingFor, ticket) {
      const item = await store.get(placeInLine(waitingFor, ticket))
      return item && waitingItem.read(item)
    },
    async positionOf(sectionId, ticket) {
      let place = 1
      let after: string | undefined
      do {
        const { items, next } = await this.lineOf(sectionId, { limit: 200, after })
        const before = items.filter((entry) => entry.place < placeOfTicket(ticket)).length
        place += before
        after = before === items.length ? next : undefined
      } while (after !== undefined)
      return place
    },
  }
}
