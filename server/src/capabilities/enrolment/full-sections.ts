import type { SectionId } from '@matricula/contract/kernel'
import type { Clock } from '#platform/clock.ts'
import type { SeatsKnown } from './rules.ts'

/** Remembers for a second which sections have no seat for a newcomer: a rush then spares the store. */
export interface FullSections {
  seatsOf(sectionId: SectionId): SeatsKnown | undefined
  remember(sectionId: SectionId, seats: SeatsKnown): void
  /** One more waits; tells the place. */
  joined(sectionId: SectionId): void
  forget(sectionIds: readonly SectionId[]): void
}

const rememberedMillis = 1000

export function createFullSections(clock: Clock): FullSections {
  const known = new Map<SectionId, { seats: SeatsKnown; until: number }>()

  return {
    seatsOf(sectionId) {
      const memory = known.get(sectionId)
      if (!memory) return undefined
      if (memory.until > clock.millis()) return memory.seats
      known.delete(sectionId)
      return undefined
    },
    remember: (sectionId, seats) =>
      void known.set(sectionId, { seats, until: clock.millis() + rememberedMillis }),
    joined(sectionId) {
      const memory = known.get(sectionId)
      if (!memory) return
      const seats = { ...memory.seats, waiting: memory.seats.waiting + 1 }
      known.set(sectionId, { ...memory, seats })
    },
    forget(sectionIds) {
      for (const sectionId of sectionIds) known.delete(sectionId)
    },
  }
}
