import { type JobId, Problem, type StudentId, type TermId } from '@matricula/contract/kernel'
import type { StandingOutcome, StandingReview, StandingRow, StandingRun } from '@matricula/contract/standing'
import { absent, all, equals } from '#platform/store/condition.ts'
import { type Page, type PageAsked, pageOf } from '#platform/store/pages.ts'
import type { Store } from '#platform/store/store.ts'
import { keepVersion, patch, put, type Write } from '#platform/store/write.ts'
import {
  type Entry,
  reviewItem,
  rowItem,
  runItem,
  type StoredRow,
  type StoredRun,
  standingItem,
} from './items.ts'

export interface Standings {
  readonly studentId: StudentId
  /** The oldest first. */
  readonly entries: readonly Entry[]
  /** 0 where there is none yet. */
  readonly version: number
}

export interface StandingRepository {
  run(termId: TermId): Promise<StoredRun | undefined>
  /** Refusal `taken` where another run is there than the one that was seen. */
  beginRun(run: StoredRun, before: StoredRun | undefined): Write
  /** In no order of theirs; nothing where none was begun. */
  runsOf(termIds: readonly TermId[]): Promise<StoredRun[]>
  /** Refusal `taken` where another run has taken its place, or it is in another state. */
  patchRun(
    run: Pick<StoredRun, 'termId' | 'jobId'>,
    state: StandingRun['state'],
    set: Partial<StoredRun>,
  ): Write
  /** Takes up a run that nobody works on; refusal `taken` where somebody does by now. */
  takeUp(run: StoredRun, aliveAt: number): Write
  putRow(row: StoredRow): Write
  /** A grade was released since; refusal `stale` where it was committed meanwhile. */
  outdate(row: StoredRow): Write
  /** Refusal `stale` where it is outdated by now. */
  commitRow(row: StoredRow): Write
  /** The same, with another outcome in it. */
  overrideRow(row: StoredRow): Write
  row(jobId: JobId, studentId: StudentId): Promise<StoredRow>
  /** Those that are there. */
  rowsOf(jobId: JobId, studentIds: readonly StudentId[]): Promise<StoredRow[]>
  rows(jobId: JobId, outcome: StandingOutcome, page: PageAsked): Promise<Page<StandingRow>>
  allRows(jobId: JobId, page: PageAsked): Promise<Page<StoredRow>>
  standingsOf(studentIds: readonly StudentId[]): Promise<Standings[]>
  /** With what was asked about them. */
  whole(studentId: StudentId): Promise<{ standings: Standings; reviews: StandingReview[] }>
  /** Refusal `stale` where they have moved on. */
  keep(standings: Standings, entries: readonly Entry[]): Write
  reviews(state: StandingReview['state'], page: PageAsked): Promise<Page<StandingReview>>
  /** Refusal `stale` where it has moved on. */
  keepReview(review: StandingReview): Write
}

export function createStandingRepository(store: Store): StandingRepository {
  return {
    ...runsIn(store),
    async standingsOf(studentIds) {
      const items = await store.getMany(studentIds.map((studentId) => standingItem.keyOf({ studentId })))
      return studentIds.map((studentId, place) => {
        const item = items[place]
        return item ? standingItem.read(item) : none(studentId)
      })
    },
    async whole(studentId) {
      const partition = standingItem.fill('pk', { studentId })
      const { items } = await store.query({ table: 'enrolments', partition, begins: 'STAND' })
      const own = items.find(({ sk }) => sk === standingItem.sk)
      return {
        standings: own ? standingItem.read(own) : none(studentId),
        reviews: items.filter((item) => item !== own).map((item) => reviewItem.read(item)),
      }
    },
    keep({ studentId, version }, entries) {
      const next = version + 1
      return keepVersion(standingItem.itemOf({ studentId, entries: [...entries], version: next }), next)
    },
    async reviews(state, page) {
      const partition = reviewItem.fill('g1p', { state })
      const found = await store.query({
        table: 'enrolments',
        index: 'g1',
        partition,
        backwards: true,
        ...page,
      })
      return pageOf(found, (item) => reviewItem.read(item))
    },
    keepReview: (review) => keepVersion(reviewItem.itemOf(review), review.version),
  }
}

const unlessOutdated = ({ outdated }: StoredRow) => ({
  when: outdated ? equals('outdated', true) : absent('outdated'),
  otherwise: 'stale',
})

const none = (studentId: StudentId): Standings => ({ studentId, entries: [], version: 0 })

type Runs =
  | 'run'
  | 'runsOf'
  | 'beginRun'
  | 'patchRun'
  | 'takeUp'
  | 'putRow'
  | 'outdate'
  | 'commitRow'
  | 'overrideRow'
  | 'row'
  | 'rowsOf'
  | 'rows'
  | 'allRows'

const runsIn = (store: Store): Pick<StandingRepository, Runs> => ({
  async run(termId) {
    const item = await store.get(runItem.keyOf({ termId }))
    return item && runItem.read(item)
  },
  beginRun: (run, before) => ({
    write: 'put',
    item: runItem.itemOf(run),
    when: before ? equals('jobId', before.jobId) : absent('pk'),
    otherwise: 'taken',
  }),
  patchRun: ({ termId, jobId }, state, set) => ({
    ...patch(runItem.keyOf({ termId }), { set }),
    when: all(equals('jobId', jobId), equals('state', state)),
    otherwise: 'taken',
  }),
  async runsOf(termIds) {
    const items = await store.getMany(termIds.map((termId) => runItem.keyOf({ termId })))
    return items.flatMap((item) => (item ? [runItem.read(item)] : []))
  },
  takeUp: ({ termId, jobId, aliveAt: before }, aliveAt) => ({
    ...patch(runItem.keyOf({ termId }), { set: { aliveAt } }),
    when: all(equals('jobId', jobId), equals('aliveAt', before)),
    otherwise: 'taken',
  }),
  putRow: (row) => put(rowItem.itemOf(row)),
  outdate: (row) => ({
    ...patch(rowItem.keyOf(row), { set: { outdated: true } }),
    when: equals('committed', false),
    otherwise: 'stale',
  }),
  commitRow: (row) => ({
    ...patch(rowItem.keyOf(row), { set: { committed: true } }),
    ...unlessOutdated(row),
  }),
  overrideRow: (row) => ({ write: 'put', item: rowItem.itemOf(row), ...unlessOutdated(row) }),
  async rowsOf(jobId, studentIds) {
    const items = await store.getMany(studentIds.map((studentId) => rowItem.keyOf({ jobId, studentId })))
    return items.flatMap((item) => (item ? [rowItem.read(item)] : []))
  },
  async row(jobId, studentId) {
    const item = await store.get(rowItem.keyOf({ jobId, studentId }))
    if (!item) throw new Problem('item.missing', { studentId })
    return rowItem.read(item)
  },
  async rows(jobId, outcome, page) {
    const partition = rowItem.fill('g1p', { jobId, outcome })
    const found = await store.query({ table: 'events', index: 'g1', partition, ...page })
    return pageOf(found, (item) => rowItem.read(item))
  },
  async allRows(jobId, page) {
    const partition = rowItem.fill('pk', { jobId })
    const found = await store.query({ table: 'events', partition, begins: 'ROW#', ...page })
    return pageOf(found, (item) => rowItem.read(item))
  },
})
