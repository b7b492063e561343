import type { SeatsPush, SectionId, TermId } from '@matricula/contract/kernel'
import type { SeatsBoard } from './seats-board.ts'

interface Needs {
  readonly seatsOf: (
    sectionIds: readonly SectionId[],
  ) => Promise<readonly { capacity: number; taken: number; waiting: number }[]>
  readonly publish: (seats: SeatsPush) => void
  readonly later: (milliseconds: number, call: () => void) => () => void
  readonly report: (error: unknown) => void
}

/** Milliseconds in which moves are gathered. */
const pace = 120

/** Gathers which sections moved, reads their seats once and tells the term: at most eight times a second. */
export function createSeatsBoard(): SeatsBoard & { connect(needs: Needs): void } {
  const moved = new Map<TermId, Set<SectionId>>()
  let needs: Needs | undefined
  let due = false

  async function post(): Promise<void> {
    due = false
    const terms = [...moved]
    moved.clear()
    for (const [termId, sections] of terms) {
      const sectionIds = [...sections]
      const seats = (await needs?.seatsOf(sectionIds)) ?? []
      const rows = sectionIds.flatMap((sectionId, place): SeatsPush['seats'] => {
        const now = seats[place]
        return now ? [[sectionId, now.capacity, now.taken, now.waiting]] : []
      })
      needs?.publish({ termId, seats: rows })
    }
  }

  return {
    connect(given) {
      needs = given
    },
    moved(termId, sectionIds) {
      const known = moved.get(termId) ?? new Set()
      for (const id of sectionIds) known.add(id)
      moved.set(termId, known)
      if (due || !needs) return
      due = true
      needs.later(pace, () => void post().catch((error: unknown) => needs?.report(error)))
    },
  }
}
