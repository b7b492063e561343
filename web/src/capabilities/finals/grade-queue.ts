import type { EnteredGrade, FinalGrade } from '@matricula/contract/finals'
import type { StudentId } from '@matricula/contract/kernel'

/** A grade that is not stored yet: on its way, waiting for the connection, or refused. */
export interface Entry {
  readonly wish: EnteredGrade
  readonly stage: 'saving' | 'waiting' | 'refused'
  readonly message?: string
  readonly theirs?: FinalGrade | undefined
}
export type Entries = ReadonlyMap<StudentId, Entry>

/** What became of a grade that was sent. */
export type Sent =
  | { readonly outcome: 'saved'; readonly saved: readonly FinalGrade[] }
  | { readonly outcome: 'lost' }
  | { readonly outcome: 'refused'; readonly message: string; readonly theirs?: FinalGrade | undefined }

interface Needs {
  readonly send: (wish: EnteredGrade) => Promise<Sent>
  /** Before the entry is let go, so that no grade falls back for a moment. */
  readonly arrived: (saved: readonly FinalGrade[]) => void
}

export interface GradeQueue {
  entries(): Entries
  subscribe(listener: () => void): () => void
  enter(wish: EnteredGrade): void
  /** Gives up what was typed, in favour of what is stored. */
  drop(studentId: StudentId): void
  /** Sends again what was lost. */
  wake(): void
}

/** Saves each grade by itself as it is chosen, and keeps what could not be sent. */
export function createGradeQueue({ send, arrived }: Needs): GradeQueue {
  const listeners = new Set<() => void>()
  let entries: Entries = new Map()

  function become(studentId: StudentId, entry: Entry | undefined): void {
    const next = new Map(entries)
    if (entry) next.set(studentId, entry)
    else next.delete(studentId)
    entries = next
    for (const listener of listeners) listener()
  }

  async function fly(wish: EnteredGrade): Promise<void> {
    const { studentId } = wish
    become(studentId, { wish, stage: 'saving' })
    const sent = await send(wish)
    if (sent.outcome === 'saved') arrived(sent.saved)
    // Whoever went on typing has a newer wish on its way.
    if (entries.get(studentId)?.wish !== wish) return
    become(studentId, entryOf(wish, sent))
  }

  return {
    entries: () => entries,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    enter: (wish) => void fly(wish),
    drop: (studentId) => become(studentId, undefined),
    wake() {
      for (const { wish, stage } of entries.values()) if (stage === 'waiting') void fly(wish)
    },
  }
}

function entryOf(wish: EnteredGrade, sent: Sent): Entry | undefined {
  switch (sent.outcome) {
    case 'saved':
      return undefined
    case 'lost':
      return { wish, stage: 'waiting' }
    case 'refused':
      return { wish, stage: 'refused', message: sent.message, theirs: sent.theirs }
  }
}
