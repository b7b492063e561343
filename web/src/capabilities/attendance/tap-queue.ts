import type { Register, RegisterMark } from '@matricula/contract/attendance'
import type { MeetingId, SectionId, StudentId } from '@matricula/contract/kernel'

/** What goes to the server as one request, under one key, however often it has to be sent. */
export interface Batch {
  readonly key: string
  readonly sectionId: SectionId
  readonly meetingId: MeetingId
  readonly marks: readonly RegisterMark[]
  readonly reason?: string | undefined
  /** It has been on its way at least once, so nothing may be added to it any more. */
  readonly sent: boolean
}

export type Taps = Pick<Batch, 'sectionId' | 'meetingId' | 'marks' | 'reason'>

export interface TapQueueNeeds {
  readonly send: (batch: Batch) => Promise<Register>
  /** Whether sending again may help: nobody answered, or the server was busy. */
  readonly mayHelp: (error: unknown) => boolean
  readonly newKey: () => string
  readonly later: (run: () => void, milliseconds: number) => void
  /** What outlives the page. */
  readonly kept: { read(): readonly Batch[]; write(batches: readonly Batch[]): void }
}

export type TapOutcome = { readonly batch: Batch } & (
  | { readonly register: Register }
  | { readonly error: unknown }
)

export interface TapQueue {
  add(taps: Taps): void
  /** What waits, in order; the same array while nothing changes. */
  waiting(): readonly Batch[]
  /** True after a request was lost, until one arrives. */
  stuck(): boolean
  subscribe(listener: () => void): () => void
  /** Told when a batch has arrived, or was refused for good. */
  listen(listener: (outcome: TapOutcome) => void): () => void
  /** Resolves once nothing waits for this register any more. */
  settled(register: Pick<Taps, 'sectionId' | 'meetingId'>): Promise<void>
  /** Tries at once, such as when the connection is back. */
  wake(): void
}

const firstPause = 1000
const longestPause = 30_000

/** Taps that are not on the server yet: sent one request after the other, again when lost, and each done once. */
export function createTapQueue({ send, mayHelp, newKey, later, kept }: TapQueueNeeds): TapQueue {
  const changes = createListeners<undefined>()
  const outcomes = createListeners<TapOutcome>()
  let batches: readonly Batch[] = kept.read()
  let running = false
  let pause = firstPause
  let stuck = false

  function become(next: readonly Batch[]): void {
    batches = next
    kept.write(batches)
    changes.tell(undefined)
  }

  async function deliver(head: Batch): Promise<'gone' | 'lost'> {
    const batch = { ...head, sent: true }
    become([batch, ...batches.slice(1)])
    try {
      outcomes.tell({ batch, register: await send(batch) })
    } catch (error) {
      if (mayHelp(error)) return 'lost'
      outcomes.tell({ batch, error })
    }
    become(batches.slice(1))
    return 'gone'
  }

  async function pump(): Promise<void> {
    if (running) return
    running = true
    for (let head = batches[0]; head; head = batches[0]) {
      stuck = (await deliver(head)) === 'lost'
      if (stuck) break
      pause = firstPause
    }
    running = false
    changes.tell(undefined)
    if (!stuck) return
    later(() => void pump(), pause)
    pause = Math.min(longestPause, pause * 2)
  }

  return {
    add(taps) {
      become(withTaps(batches, taps, newKey))
      void pump()
    },
    waiting: () => batches,
    stuck: () => stuck,
    subscribe: (listener) => changes.add(listener),
    listen: (listener) => outcomes.add(listener),
    settled: (register) => settledIn({ waiting: () => batches, subscribe: changes.add }, register),
    wake: () => void pump(),
  }
}

function createListeners<Told>() {
  const all = new Set<(told: Told) => void>()
  return {
    add(listener: (told: Told) => void): () => void {
      all.add(listener)
      return () => all.delete(listener)
    },
    tell(told: Told): void {
      for (const listener of all) listener(told)
    },
  }
}

/** Taps join the last request if it has not been on its way; otherwise they begin the next one. */
function withTaps(batches: readonly Batch[], taps: Taps, newKey: () => string): Batch[] {
  const last = batches.at(-1)
  const joins = last !== undefined && !last.sent && isFor(last, taps) && last.reason === taps.reason
  return joins
    ? [...batches.slice(0, -1), { ...last, marks: merged(last.marks, taps.marks) }]
    : [...batches, { ...taps, key: newKey(), sent: false }]
}

const settledIn = (
  queue: { waiting(): readonly Batch[]; subscribe(listener: () => void): () => void },
  register: Pick<Taps, 'sectionId' | 'meetingId'>,
): Promise<void> =>
  new Promise((resolve) => {
    const isSettled = () => !queue.waiting().some((batch) => isFor(batch, register))
    if (isSettled()) {
      resolve()
      return
    }
    const stop = queue.subscribe(() => {
      if (!isSettled()) return
      stop()
      resolve()
    })
  })

const isFor = (batch: Taps, { sectionId, meetingId }: Pick<Taps, 'sectionId' | 'meetingId'>): boolean =>
  batch.sectionId === sectionId && batch.meetingId === meetingId

/** Of two taps on one student the later counts. */
const merged = (before: readonly RegisterMark[], after: readonly RegisterMark[]): RegisterMark[] => [
  ...new Map([...before, ...after].map((mark) => [mark.studentId, mark])).values(),
]

/** What the waiting taps say of one register. */
export const waitingMarks = (
  batches: readonly Batch[],
  register: Pick<Taps, 'sectionId' | 'meetingId'>,
): ReadonlyMap<StudentId, RegisterMark> =>
  new Map(
    batches
      .filter((batch) => isFor(batch, register))
      .flatMap((batch) => batch.marks)
      .map((mark) => [mark.studentId, mark]),
  )
