import type { AttendanceTally, RegisterMark, RegisterState } from '@matricula/contract/attendance'
import { type MeetingId, Problem, type SectionId, StudentId } from '@matricula/contract/kernel'
import { type Reading, readTogether } from '#platform/store/reading.ts'
import { createRemembered } from '#platform/store/remembered.ts'
import type { Store } from '#platform/store/store.ts'
import { type Item, type Key, keepVersion, patch, type Write } from '#platform/store/write.ts'
import { extraMeeting } from './extra-meetings.ts'
import { registerItem, type StoredRegister, summaryItem } from './items.ts'
import type { Marked, RegisterFacts } from './rules.ts'
import { tallyFrom } from './tally-counts.ts'

export interface Register extends RegisterFacts {
  readonly sectionId: SectionId
  readonly meetingId: MeetingId
  readonly markedBy?: string
  readonly markedAt?: string
  readonly reason?: string | undefined
  /** Of an extra meeting. */
  readonly room?: string | undefined
  /** 0 where nobody has marked anyone yet: nothing is stored then. */
  readonly version: number
}

export type MarkedRegister = Register & { readonly markedBy: string; readonly markedAt: string }

/** What becomes of a register: some marks, by whom, and how it stands afterwards. */
interface Marks {
  readonly marks: readonly RegisterMark[]
  readonly state: RegisterState
  readonly by: string
  readonly at: string
}

/** Ids of meetings that are not held, and of those outside the timetable. */
export interface MeetingMoves {
  readonly cancelled: ReadonlySet<string>
  readonly extra: ReadonlySet<string>
}

export interface AttendanceRepository {
  /** Throws `register.not-held` for an extra meeting that nobody has added. */
  register(sectionId: SectionId, meetingId: MeetingId): Promise<Register>
  registersOf(sectionId: SectionId): Promise<Register[]>
  /** One batch for any number of meetings. */
  registersAt(keys: readonly { sectionId: SectionId; meetingId: MeetingId }[]): Promise<Register[]>
  /** The same, to be read together with what others keep. */
  registerReading(keys: readonly { sectionId: SectionId; meetingId: MeetingId }[]): Reading<Register[]>
  /** Which meetings of these sections were added and which are not held, in their order: one batch. */
  movesOf(sectionIds: readonly SectionId[]): Promise<MeetingMoves[]>
  /** One batch for any number of sections; the counts are 0 where nothing was marked. */
  talliesOf(studentId: StudentId, sectionIds: readonly SectionId[]): Promise<AttendanceTally[]>
  /** The same, to be read together with what others keep. */
  tallyReading(studentId: StudentId, sectionIds: readonly SectionId[]): Reading<AttendanceTally[]>
  keyOf(register: Pick<Register, 'sectionId' | 'meetingId'>): Key
  /** As it was read or written here last, if it still is; see `Remembered`. */
  remembered(sectionId: SectionId, meetingId: MeetingId): Register | undefined
  learn(register: Register): void
  /** Writes a register as it is after a change; refusal `stale` where it has moved on since. */
  keep(after: MarkedRegister): Write
  /** What the summary of a section gains. */
  gain(sectionId: SectionId, gains: ReadonlyMap<string, number>): Write[]
  summary(sectionId: SectionId, moves: SummaryMoves): Write
}

export function createAttendanceRepository(store: Store): AttendanceRepository {
  const memory = createRemembered<Register>()
  const learn = (register: Register): void =>
    memory.learn(nameOf(register.sectionId, register.meetingId), register)
  return {
    ...readsOf(store),
    async register(sectionId, meetingId) {
      const item = await store.get(registerItem.keyOf({ sectionId, meetingId }))
      if (!item && extraMeeting(meetingId)) throw new Problem('register.not-held', { meetingId })
      const register = item ? registerFrom(registerItem.read(item)) : untouched(sectionId, meetingId)
      learn(register)
      return register
    },
    remembered: (sectionId, meetingId) => memory.take(nameOf(sectionId, meetingId)),
    learn,
    tallyReading,
    registerReading,
    keyOf: (register) => registerItem.keyOf(register),
    keep(after) {
      const { marks, version } = after
      const item = registerItem.itemOf({
        ...after,
        marks: Object.fromEntries([...marks].map(([studentId, { state }]) => [studentId, state])),
        notes: Object.fromEntries([...marks].flatMap(([id, { note }]) => (note ? [[id, note]] : []))),
      })
      return keepVersion(item, version)
    },
    gain: (sectionId, gains) => (gains.size === 0 ? [] : [summary(sectionId, { gains })]),
    summary,
  }
}

/** Meetings are named, so that what is to come is known without the registers. */
interface SummaryMoves {
  readonly gains?: ReadonlyMap<string, number>
  readonly cancelled?: MeetingId
  readonly resumed?: MeetingId
  readonly extra?: MeetingId
}

function summary(sectionId: SectionId, { gains, cancelled, resumed, extra }: SummaryMoves): Write {
  const include = {
    ...(cancelled && { cancelled: [cancelled] }),
    ...(extra && { extra: [extra] }),
  }
  return patch(summaryItem.keyOf({ sectionId }), {
    set: { sectionId },
    ...(gains && { add: Object.fromEntries(gains) }),
    include,
    ...(resumed && { exclude: { cancelled: [resumed] } }),
  })
}

const nameOf = (sectionId: SectionId, meetingId: MeetingId): string => `${sectionId} ${meetingId}`

/** Of many registers or sections at once. */
const readsOf = (
  store: Store,
): Pick<AttendanceRepository, 'registersOf' | 'registersAt' | 'movesOf' | 'talliesOf'> => ({
  async registersOf(sectionId) {
    const partition = registerItem.fill('pk', { sectionId })
    const { items } = await store.query({ table: 'enrolments', partition, begins: 'MEET#' })
    return items.map((item) => registerFrom(registerItem.read(item)))
  },
  async registersAt(keys) {
    const [registers] = await readTogether<[Register[]]>(store, [registerReading(keys)])
    return registers
  },
  async movesOf(sectionIds) {
    const items = await store.getMany(sectionIds.map((sectionId) => summaryItem.keyOf({ sectionId })))
    return items.map(movesIn)
  },
  async talliesOf(studentId, sectionIds) {
    const [tallies] = await readTogether<[AttendanceTally[]]>(store, [tallyReading(studentId, sectionIds)])
    return tallies
  },
})

const none: ReadonlySet<string> = new Set()

export function movesIn(item: Item | undefined): MeetingMoves {
  const kept = item && summaryItem.read(item)
  return { cancelled: kept?.cancelled ?? none, extra: kept?.extra ?? none }
}

/** The register as it is once these marks are made. */
export const registerAfter = (register: Register, { marks, state, by, at }: Marks): MarkedRegister => ({
  ...register,
  state,
  marks: new Map([...register.marks, ...marks.map((mark) => [mark.studentId, mark] as const)]),
  markedBy: by,
  markedAt: at,
  version: register.version + 1,
})

const tallyReading: AttendanceRepository['tallyReading'] = (studentId, sectionIds) => ({
  keys: sectionIds.map((sectionId) => summaryItem.keyOf({ sectionId })),
  found: (items) => sectionIds.map((sectionId, place) => tallyFrom(sectionId, studentId, items[place])),
})

const registerReading: AttendanceRepository['registerReading'] = (keys) => ({
  keys: keys.map((key) => registerItem.keyOf(key)),
  found: (items) =>
    keys.map(({ sectionId, meetingId }, place) => {
      const item = items[place]
      return item ? registerFrom(registerItem.read(item)) : untouched(sectionId, meetingId)
    }),
})

const untouched = (sectionId: SectionId, meetingId: MeetingId): Register => ({
  sectionId,
  meetingId,
  state: 'open',
  marks: new Map(),
  version: 0,
})

function registerFrom({ marks, notes, ...register }: StoredRegister): Register {
  const marked = Object.entries(marks).map(([id, state]): [StudentId, Marked] => {
    const studentId = StudentId.parse(id)
    const note = notes[studentId]
    return [studentId, { state, ...(note && { note }) }]
  })
  return { ...register, marks: new Map(marked) }
}
