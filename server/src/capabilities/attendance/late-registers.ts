import type { LateRegisters } from '@matricula/contract/attendance'
import { type Section, sectionLabel, type Term } from '@matricula/contract/catalogue'
import type { CalendarDay } from '@matricula/contract/kernel'
import type { Catalogue } from '#capabilities/catalogue/index.ts'
import { type Reading, readTogether } from '#platform/store/reading.ts'
import type { Store } from '#platform/store/store.ts'
import { followUpItem, summaryItem } from './items.ts'
import { type MeetingMoves, movesIn } from './repository.ts'
import { meetingDaysOf } from './rules.ts'
import { extrasIn } from './section-days.ts'

interface Kept {
  readonly moves: MeetingMoves
  readonly submitted: ReadonlySet<string>
  readonly remindedAt?: string | undefined
}

interface Needs {
  readonly store: Store
  readonly catalogue: Pick<Catalogue, 'terms'>
}

/** Those of these sections whose registers are missing on a day, in their order: one batch, however many sections. */
export type LateIn = (sections: readonly Section[], today: CalendarDay) => Promise<LateRegisters[]>

export const createLateIn =
  ({ store, catalogue }: Needs): LateIn =>
  async (sections, today) => {
    if (sections.length === 0) return []
    const [terms, [kept]] = await Promise.all([
      catalogue.terms(),
      readTogether<[Kept[]]>(store, [keptReading(sections)]),
    ])
    return sections.flatMap((section, place) => {
      const term = terms.find(({ termId }) => termId === section.termId)
      const own = kept[place]
      return term && own ? lateOf(section, term, { ...own, today }) : []
    })
  }

const keptReading = (sections: readonly Section[]): Reading<Kept[]> => ({
  keys: sections.flatMap(({ sectionId }) => [
    summaryItem.keyOf({ sectionId }),
    followUpItem.keyOf({ sectionId }),
  ]),
  found: (items) =>
    sections.map((_, place) => {
      const item = items[2 * place + 1]
      const followUp = item && followUpItem.read(item)
      return {
        moves: movesIn(items[2 * place]),
        submitted: followUp?.submitted ?? new Set(),
        remindedAt: followUp?.remindedAt,
      }
    }),
})

/** A register is late from the day after its meeting on: nobody is pressed on the day itself. */
export function lateOf(
  section: Section,
  term: Term,
  { moves, submitted, remindedAt, today }: Kept & { readonly today: CalendarDay },
): LateRegisters[] {
  const days = { from: term.startsOn, to: today }
  const meetings = [...meetingDaysOf(section, term), ...extrasIn(moves, days)]
    .filter(
      ({ date, meetingId }) => date < today && !moves.cancelled.has(meetingId) && !submitted.has(meetingId),
    )
    .toSorted((one, other) => (one.meetingId < other.meetingId ? -1 : 1))
    .map(({ meetingId, date, start }) => ({ meetingId, date, start }))
  if (meetings.length === 0) return []
  return [
    {
      sectionId: section.sectionId,
      termId: section.termId,
      label: sectionLabel(section),
      title: section.courseTitle,
      instructors: section.instructors.map(({ userId, name }) => ({ userId, name })),
      meetings,
      ...(remindedAt !== undefined && { remindedAt }),
    },
  ]
}
