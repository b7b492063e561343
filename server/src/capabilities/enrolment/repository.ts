import type { Enrolment, EnrolmentState, Hold } from '@matricula/contract/enrolment'
import type { SectionId, StudentId, TermId } from '@matricula/contract/kernel'
import type { z } from 'zod'
import { type Page, type PageAsked, pageOf } from '#platform/store/pages.ts'
import { readTogether } from '#platform/store/reading.ts'
import type { Store } from '#platform/store/store.ts'
import type { Item } from '#platform/store/write.ts'
import {
  enrolmentItem,
  gradesReleaseItem,
  holdItem,
  ledgerItem,
  listOf,
  type StoredEnrolment,
} from './items.ts'
import { createLineReads, type LineReads } from './line-reads.ts'
import { shownReading } from './prepared-grades.ts'

/** Where an enrolment is. */
export interface EnrolmentPlace {
  readonly studentId: StudentId
  readonly termId: TermId
  readonly sectionId: SectionId
}

/** Reads of what the capability stores; the ledger is given raw, since a term is read out of it by `ledgerFrom`. */
export interface EnrolmentRepository extends LineReads {
  ledger(studentId: StudentId): Promise<Item | undefined>
  /** The ledger and these enrolments in one step. */
  ledgerWithEnrolments(
    studentId: StudentId,
    places: readonly EnrolmentPlace[],
  ): Promise<{ ledger: Item | undefined; enrolments: StoredEnrolment[] }>
  find(place: EnrolmentPlace): Promise<StoredEnrolment | undefined>
  /** As they are stored: a grade that is prepared stands beside. */
  enrolmentsOf(studentId: StudentId, termId?: TermId): Promise<StoredEnrolment[]>
  /** As they are shown: one query, and one batch while a release of grades is being written. */
  shownOf(studentId: StudentId, termId?: TermId): Promise<Enrolment[]>
  gradesAreShown(sectionId: SectionId): Promise<boolean>
  rosterOf(
    sectionId: SectionId,
    state: Exclude<z.infer<typeof EnrolmentState>, 'waiting'>,
    page?: PageAsked,
  ): Promise<Page<StoredEnrolment>>
  holdsOf(studentId: StudentId): Promise<Hold[]>
  /** Enrolled and completed, in no order. */
  every(): AsyncGenerator<StoredEnrolment>
}

export function createEnrolmentRepository(store: Store): EnrolmentRepository {
  const ledgerKey = (studentId: StudentId) => ledgerItem.keyOf({ studentId })
  const enrolmentsOf: EnrolmentRepository['enrolmentsOf'] = async (studentId, termId) => {
    const { items } = await store.query({
      table: 'enrolments',
      partition: enrolmentItem.fill('pk', { studentId }),
      begins: termId === undefined ? 'ENR#' : `ENR#${termId}#`,
    })
    return items.map((item) => enrolmentItem.read(item))
  }

  return {
    enrolmentsOf,
    async shownOf(studentId, termId) {
      const reading = shownReading(await enrolmentsOf(studentId, termId))
      if (reading.keys.length === 0) return reading.found([])
      const [shown] = await readTogether<[Enrolment[]]>(store, [reading])
      return shown
    },
    async gradesAreShown(sectionId) {
      return (await store.get(gradesReleaseItem.keyOf({ sectionId }))) !== undefined
    },
    ledger: (studentId) => store.get(ledgerKey(studentId)),
    async ledgerWithEnrolments(studentId, places) {
      const [ledger, ...found] = await store.getMany([
        ledgerKey(studentId),
        ...places.map((place) => enrolmentItem.keyOf(place)),
      ])
      return { ledger, enrolments: found.flatMap((item) => (item ? [enrolmentItem.read(item)] : [])) }
    },
    async find(place) {
      const item = await store.get(enrolmentItem.keyOf(place))
      return item && enrolmentItem.read(item)
    },
    async rosterOf(sectionId, state, page) {
      const found = await store.query({
        table: 'enrolments',
        index: 'g1',
        partition: enrolmentItem.fill('g1p', { sectionId }),
        begins: `${listOf[state]}#`,
        ...page,
      })
      return pageOf(found, (item) => enrolmentItem.read(item))
    },
    ...createLineReads(store),
    async *every() {
      for await (const item of store.scan('enrolments')) {
        if (!String(item['sk']).startsWith('ENR#') || item['state'] === 'dropped') continue
        yield enrolmentItem.read(item)
      }
    },
    async holdsOf(studentId) {
      const { items } = await store.query({
        table: 'enrolments',
        partition: holdItem.fill('pk', { studentId }),
        begins: 'HOLD#',
      })
      return items.map((item) => holdItem.read(item))
    },
  }
}
