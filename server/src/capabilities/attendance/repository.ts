import type { AttendanceTally, RegisterMark, RegisterState } from '@matricula/contract/attendance'
import { type MeetingId, type SectionId, StudentId } from '@matricula/contract/kernel'
import { equals } from '#platform/store/condition.ts'
import { type Reading, readTogether } from '#platform/store/reading.ts'
import type { Store } from '#platform/store/store.ts'
import { insert, type Key, patch, replace, type Write } from '#platform/store/write.ts'
import { registerItem, type StoredRegister, summaryItem } from './items.ts'
import type { Marked, RegisterFacts } from './rules.ts'
import { tallyFrom, tallyOf } from './tally-counts.ts'

export interface Register extends RegisterFacts {
  readonly sectionId: SectionId
  readonly meetingId: MeetingId
  readonly markedBy?: string
  readonly markedAt?: string
  readonly reason?: string | undefined
  /** 0 where nobody has marked anyone yet: nothing is stored then. */
  readonly version: number
}

/** What becomes of a register: some marks, by whom, and how it stands afterwards. */
export interface Marks {
  readonly marks: readonly RegisterMark[]
  readonly state: RegisterState
  readonly by: string
  readonly at: string
}

export interface AttendanceRepository {
  register(sectionId: SectionId, meetingId: MeetingId): Promise<Register>
  registersOf(sectionId: SectionId): Promise<Register[]>
  /** One batch for any number of meetings. */
  registersAt(keys: readonly { sectionId: SectionId; meetingId: MeetingId }[]): Promise<Register[]>
  /** One batch for any number of sections; the counts are 0 where nothing was marked. */
  talliesOf(studentId: StudentId, sectionIds: readonly SectionId[]): Promise<AttendanceTally[]>
  /** The same, to be read together with what others keep. */
  tallyReading(studentId: StudentId, sectionIds: readonly SectionId[]): Reading<AttendanceTally[]>
  keyOf(register: Pick<Register, 'sectionId' | 'meetingId'>): Key
  /** Changes the entries that are named and leaves others' alone; refusal `stale` where the register has moved on. */
  mark(register: Register, marks: Marks): Write
  /** Writes a register whole, with other marks than before; refusal `stale` where it has moved on. */
  rewrite(register: Register, after: Omit<Marks, 'marks'> & Pick<Register, 'marks' | 'reason'>): Write
  gain(sectionId: SectionId, gains: ReadonlyMap<StudentId, number>): Write[]
}

export const createAttendanceRepository = (store: Store): AttendanceRepository => ({
  async register(sectionId, meetingId) {
    const item = await store.get(registerItem.keyOf({ sectionId, meetingId }))
    return item ? registerFrom(registerItem.read(item)) : untouched(sectionId, meetingId)
  },
  async registersOf(sectionId) {
    const partition = registerItem.fill('pk', { sectionId })
    const { items } = await store.query({ table: 'enrolments', partition, begins: 'MEET#' })
    return items.map((item) => registerFrom(registerItem.read(item)))
  },
  async registersAt(keys) {
    const items = await store.getMany(keys.map((key) => registerItem.keyOf(key)))
    return keys.map((key, place) => {
      const item = items[place]
      return item ? registerFrom(registerItem.read(item)) : untouched(key.sectionId, key.meetingId)
    })
  },
  async talliesOf(studentId, sectionIds) {
    const [tallies] = await readTogether<[AttendanceTally[]]>(store, [tallyReading(studentId, sectionIds)])
    return tallies
  },
  tallyReading,
  keyOf: (register) => registerItem.keyOf(register),
  mark(register, { marks, state, by, at }) {
    const key = registerItem.keyOf(register)
    const states = Object.fromEntries(marks.map((mark) => [mark.studentId, mark.state]))
    const notes = Object.fromEntries(notesOf(register, marks))
    const fixed = { state, markedBy: by, markedAt: at, version: register.version + 1 }
    if (register.version > 0) {
      return patch(
        key,
        { set: fixed, setEntry: { marks: states, notes } },
        equals('version', register.version),
      )
    }
    const { sectionId, meetingId } = register
    return insert(registerItem.itemOf({ sectionId, meetingId, ...fixed, marks: states, notes }), 'stale')
  },
  rewrite({ sectionId, meetingId, version }, { marks, state, by, at, reason }) {
    const item = registerItem.itemOf({
      sectionId,
      meetingId,
      state,
      marks: Object.fromEntries([...marks].map(([studentId, mark]) => [studentId, mark.state])),
      notes: Object.fromEntries(
        [...marks].flatMap(([studentId, { note }]) => (note === undefined ? [] : [[studentId, note]])),
      ),
      markedBy: by,
      markedAt: at,
      reason,
      version: version + 1,
    })
    return version > 0 ? replace(item, version) : insert(item, 'stale')
  },
  gain(sectionId, gains) {
    if (gains.size === 0) return []
    const add = Object.fromEntries([...gains].map(([studentId, gain]) => [tallyOf(studentId), gain]))
    return [patch(summaryItem.keyOf({ sectionId }), { set: { sectionId }, add })]
  },
})

/** The register as it is once these marks are made. */
export const registerAfter = (register: Register, { marks, state, by, at }: Marks): Register => ({
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

/** Only notes that are given, or that take the place of one. */
const notesOf = (register: Register, marks: readonly RegisterMark[]): [StudentId, string][] =>
  marks
    .filter(({ studentId, note }) => note || register.marks.get(studentId)?.note)
    .map(({ studentId, note = '' }) => [studentId, note])

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
