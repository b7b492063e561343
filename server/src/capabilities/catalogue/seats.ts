import type { Seats } from '@matricula/contract/catalogue'
import { type CourseId, Problem, type SectionId, type TermId } from '@matricula/contract/kernel'
import { chunksOf } from '#platform/store/chunks.ts'
import type { Store } from '#platform/store/store.ts'
import { seatsItem, ticketsItem } from './items.ts'

/** At most so many keys fit one BatchGet. */
const batch = 100

/** Seats as they are now, in the order of the ids; all batches at once. Throws `item.missing`. */
export const createSeatsOf =
  (store: Store) =>
  async (sectionIds: readonly SectionId[]): Promise<Seats[]> => {
    const keys = sectionIds.map((sectionId) => seatsItem.keyOf({ sectionId }))
    const found = (await Promise.all(chunksOf(keys, batch).map((some) => store.getMany(some)))).flat()
    return found.map((item, place) => {
      if (!item) throw new Problem('item.missing', { sectionId: sectionIds[place] })
      const { capacity, taken, waiting } = seatsItem.read(item)
      return { capacity, taken, waiting }
    })
  }

/** The next number among those who wait for a course in a term: 1, 2, 3, whoever asks. */
export const createIssueTicket =
  (store: Store) =>
  async (courseId: CourseId, termId: TermId): Promise<number> => {
    const item = await store.bump(ticketsItem.keyOf({ courseId, termId }), {
      set: { courseId, termId },
      add: { tickets: 1 },
    })
    return ticketsItem.read(item).tickets
  }
