import type { GradeChangeState, Incomplete } from '@matricula/contract/finals'
import {
  type GradeChangeId,
  Problem,
  type SectionId,
  StudentId,
  type TermId,
} from '@matricula/contract/kernel'
import { equals } from '#platform/store/condition.ts'
import { type Page, type PageAsked, pageOf } from '#platform/store/pages.ts'
import type { Store } from '#platform/store/store.ts'
import {
  type Item,
  insert,
  type Key,
  patch,
  put,
  remove,
  replace,
  type Write,
} from '#platform/store/write.ts'
import type { Turn } from './double-entry-rules.ts'
import {
  changeItem,
  draftsItem,
  gradeStepItem,
  incompleteItem,
  pendingItem,
  postedItem,
  rosterItem,
  type StoredChange,
  type StoredRoster,
  secondDraftsItem,
} from './items.ts'
import type { Draft, Drafts } from './rules.ts'

/** How far a section is, with its drafts; version 0 where nothing has been entered. */
export interface Roster extends Omit<StoredRoster, 'version'> {
  readonly version: number
  readonly drafts: Drafts
  /** Of the second of two people who enter. */
  readonly second: Drafts
}

/** What one person enters, and whose entry it is. */
interface Entry {
  readonly drafts: Drafts
  readonly turn: Turn
}

interface Decided {
  readonly studentId: StudentId
  readonly draft: Draft
  readonly byId: string
}

export interface FinalsRepository {
  /** One batch. */
  roster(sectionId: SectionId, termId: TermId): Promise<Roster>
  rosterKey(sectionId: SectionId): Key
  rostersOf(termId: TermId): Promise<StoredRoster[]>
  /** Changes these drafts and leaves others alone; refusal `stale` where the roster has moved on. */
  enter(
    before: Roster,
    entry: Entry,
    after: Pick<StoredRoster, 'settled' | 'enteredBy' | 'entrants'>,
  ): Write[]
  /** Before anybody has begun; refusal `stale`. */
  letTwoEnter(before: Roster, on: boolean): Write[]
  /** Makes both entries of one student the same; whoever decided has entered a grade. Refusal `stale`. */
  settleBoth(before: Roster, decided: Decided): Write[]
  /** Refusal `stale`. */
  move(before: Roster, after: Partial<Pick<StoredRoster, 'state' | 'steps' | 'checksum'>>): Write
  post(posted: Parameters<typeof postedItem.itemOf>[0]): Write
  posted(sectionId: SectionId): Promise<ReturnType<typeof postedItem.read> | undefined>
  link(step: Parameters<typeof gradeStepItem.itemOf>[0]): Write
  change(sectionId: SectionId, changeId: GradeChangeId): Promise<StoredChange>
  changesIn(state: GradeChangeState, page: PageAsked): Promise<Page<StoredChange>>
  /** Refusal `pending` where another change of the grade is being decided. */
  request(change: StoredChange): Write[]
  /** Refusal `stale`. */
  decide(before: StoredChange, after: StoredChange): Write
  settle(change: StoredChange): Write
  /** Those due first first; from an index, so as of a moment ago. */
  incompletes(page: PageAsked): Promise<Page<Incomplete>>
  incomplete(sectionId: SectionId, studentId: StudentId): Promise<Incomplete>
  newIncomplete(incomplete: Incomplete): Write
  /** Refusal `stale`. */
  keepIncomplete(after: Incomplete): Write
  lapsed(incomplete: Incomplete): Write
  /** Takes away that something waits, if it does. */
  completed(place: { sectionId: SectionId; studentId: StudentId }): Write
}

export function createFinalsRepository(store: Store): FinalsRepository {
  return {
    ...incompletesIn(store),
    ...entering,
    async roster(sectionId, termId) {
      const [roster, drafts, second] = await store.getMany([
        rosterItem.keyOf({ sectionId }),
        draftsItem.keyOf({ sectionId }),
        secondDraftsItem.keyOf({ sectionId }),
      ])
      const unbegun = {
        sectionId,
        termId,
        state: 'open' as const,
        settled: 0,
        enteredBy: [],
        steps: [],
        version: 0,
      }
      return {
        ...(roster ? rosterItem.read(roster) : unbegun),
        drafts: draftsFrom(drafts),
        second: draftsFrom(second),
      }
    },
    rosterKey: (sectionId) => rosterItem.keyOf({ sectionId }),
    async rostersOf(termId) {
      const partition = rosterItem.fill('g1p', { termId })
      const { items } = await store.query({ table: 'enrolments', index: 'g1', partition })
      return items.map((item) => rosterItem.read(item))
    },
    move: ({ sectionId, version }, after) =>
      patch(
        rosterItem.keyOf({ sectionId }),
        { set: { ...after, version: version + 1 } },
        equals('version', version),
      ),
    post: (posted) => insert(postedItem.itemOf(posted), 'stale'),
    async posted(sectionId) {
      const item = await store.get(postedItem.keyOf({ sectionId }))
      return item && postedItem.read(item)
    },
    link: (step) => insert(gradeStepItem.itemOf(step), 'stale'),
    ...changesOf(store),
  }
}

function changesOf(
  store: Store,
): Pick<FinalsRepository, 'change' | 'changesIn' | 'request' | 'decide' | 'settle'> {
  return {
    async change(sectionId, changeId) {
      const item = await store.get(changeItem.keyOf({ sectionId, changeId }))
      if (!item) throw new Problem('item.missing', { changeId })
      return changeItem.read(item)
    },
    async changesIn(state, { limit, after }) {
      const partition = changeItem.fill('g1p', { state })
      const query = { table: 'enrolments', index: 'g1', partition, backwards: true, limit, after } as const
      return pageOf(await store.query(query), (item) => changeItem.read(item))
    },
    request: (change) => [insert(changeItem.itemOf(change)), insert(pendingItem.itemOf(change), 'pending')],
    decide: (before, after) => replace(changeItem.itemOf(after), before.version),
    settle: (change) => remove(pendingItem.keyOf(change)),
  }
}

const entering: Pick<FinalsRepository, 'enter' | 'letTwoEnter' | 'settleBoth'> = {
  enter(before, { drafts, turn }, after) {
    const { sectionId, version } = before
    const entries = Object.fromEntries(drafts)
    const own = turn === 'first' ? draftsItem : secondDraftsItem
    return version === 0
      ? [keepRoster(before, after), put(draftsItem.itemOf({ sectionId, grades: entries }))]
      : [keepRoster(before, after), patch(own.keyOf({ sectionId }), { setEntry: { grades: entries } })]
  },
  letTwoEnter: (before, on) => [
    keepRoster(before, { doubleEntry: on, entrants: [] }),
    put(draftsItem.itemOf({ sectionId: before.sectionId, grades: {} })),
    put(secondDraftsItem.itemOf({ sectionId: before.sectionId, grades: {} })),
  ],
  settleBoth(before, { studentId, draft, byId }) {
    const { sectionId } = before
    const change = { setEntry: { grades: { [studentId]: draft } } }
    return [
      keepRoster(before, { enteredBy: [...new Set([...before.enteredBy, byId])] }),
      patch(draftsItem.keyOf({ sectionId }), change),
      patch(secondDraftsItem.keyOf({ sectionId }), change),
    ]
  },
}

/** The roster as it is after a change, one version on; refusal `stale`. */
function keepRoster({ drafts: _, second: __, ...before }: Roster, after: Partial<StoredRoster>): Write {
  const item = rosterItem.itemOf({ ...before, ...after, version: before.version + 1 })
  return before.version === 0 ? insert(item, 'stale') : replace(item, before.version)
}

function draftsFrom(item: Item | undefined): Drafts {
  const grades = item ? draftsItem.read(item).grades : {}
  return new Map(
    Object.entries(grades).map(([id, grade]): [StudentId, Draft] => [StudentId.parse(id), grade]),
  )
}

type OfIncompletes =
  | 'incompletes'
  | 'incomplete'
  | 'newIncomplete'
  | 'keepIncomplete'
  | 'lapsed'
  | 'completed'

const listed = 'INCOMPLETES' as const

function incompleteFrom(item: Item): Incomplete {
  const { list: _, ...incomplete } = incompleteItem.read(item)
  return incomplete
}

const incompletesIn = (store: Store): Pick<FinalsRepository, OfIncompletes> => ({
  async incompletes({ limit, after }) {
    const query = { table: 'enrolments', index: 'g1', partition: listed, limit, after } as const
    return pageOf(await store.query(query), incompleteFrom)
  },
  async incomplete(sectionId, studentId) {
    const item = await store.get(incompleteItem.keyOf({ sectionId, studentId }))
    if (!item) throw new Problem('item.missing', { studentId })
    return incompleteFrom(item)
  },
  newIncomplete: (incomplete) => put(incompleteItem.itemOf({ ...incomplete, list: listed })),
  keepIncomplete: (after) => replace(incompleteItem.itemOf({ ...after, list: listed }), after.version - 1),
  lapsed: (incomplete) =>
    remove(incompleteItem.keyOf(incomplete), equals('version', incomplete.version), 'stale'),
  completed: (place) => remove(incompleteItem.keyOf(place)),
})
