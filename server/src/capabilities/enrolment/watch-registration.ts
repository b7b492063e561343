import { type Section, sectionLabel } from '@matricula/contract/catalogue'
import type { watchRegistration } from '@matricula/contract/enrolment'
import type { TermId } from '@matricula/contract/kernel'
import type { z } from 'zod'
import { type Actor, demand } from '#platform/actor.ts'
import type { EnrolmentNeeds } from './needs.ts'

type Watched = z.infer<typeof watchRegistration.reply>
type Pressed = Watched['pressed'][number]
interface SeatsNow {
  readonly at: number
  readonly sections: readonly Pressed[]
}

export type WatchRegistration = (actor: Actor, termId: TermId) => Promise<Watched>

/** Sections named at most, and how long one look at all seats of a term serves everyone who watches. */
const mostPressed = 40
const keptMillis = 2000

/** How registration goes: what this process counted, and the seats of the whole term. */
export function createWatchRegistration({ clock, catalogue, counters }: EnrolmentNeeds): WatchRegistration {
  const looks = new Map<TermId, SeatsNow>()

  async function look(termId: TermId): Promise<SeatsNow> {
    const known = looks.get(termId)
    if (known && known.at + keptMillis > clock.millis()) return known
    const sections = await catalogue.sectionsOfTerm(termId)
    const seats = await catalogue.seatsOf(sections.map((section) => section.sectionId))
    const now = {
      at: clock.millis(),
      sections: sections.flatMap((section, place) => pressedOf(section, seats[place])),
    }
    looks.set(termId, now)
    return now
  }

  return async (actor, termId) => {
    demand(actor, 'registration.watch')
    await catalogue.term(termId)
    const { sections } = await look(termId)
    return {
      perMinute: counters.perMinute(termId),
      refusals: counters.refusalsOf(termId),
      pressed: sections.toSorted(byPressure).slice(0, mostPressed),
      enrolled: sections.reduce((sum, { taken }) => sum + taken, 0),
      waiting: sections.reduce((sum, { waiting }) => sum + waiting, 0),
    }
  }
}

const pressedOf = (
  section: Section,
  seats: { capacity: number; taken: number; waiting: number } | undefined,
): Pressed[] =>
  seats
    ? [
        {
          sectionId: section.sectionId,
          label: sectionLabel(section),
          capacity: seats.capacity,
          taken: seats.taken,
          waiting: seats.waiting,
        },
      ]
    : []

/** Demand for each seat there is; a section without seats that someone wants comes first. */
const pressure = ({ capacity, taken, waiting }: Pressed): number =>
  capacity > 0 ? (taken + waiting) / capacity : waiting

const byPressure = (one: Pressed, other: Pressed): number =>
  pressure(other) - pressure(one) || other.waiting - one.waiting || one.label.localeCompare(other.label)
