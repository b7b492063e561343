import type { LiveEvent } from '@matricula/contract/kernel'
import { studentAdmitted, studentChanged, studentRemoved } from '@matricula/contract/students'
import { systemActor } from '#platform/actor.ts'
import type { Listener } from '#platform/capability.ts'
import { countEvents, type Gains } from '#platform/store/count-events.ts'
import type { Store } from '#platform/store/store.ts'
import { countsItem } from './items.ts'
import { gainOf, gainsOfMove, lossOf } from './rules.ts'

const counter = systemActor('student-counts')
const key = countsItem.keyOf({})

/** Counts students as they come and move. */
export const createStudentCounter = (store: Store): Listener => ({
  name: 'students.counts',
  events: [studentAdmitted.eventName, studentChanged.eventName, studentRemoved.eventName],
  hear: (events) =>
    countEvents(
      store,
      counter,
      { key },
      events.map((event) => ({ seq: event.seq, gains: gainsOf(event) })),
    ),
})

function gainsOf({ name, facts }: LiveEvent): readonly Gains[] {
  if (name === studentAdmitted.eventName) return [gainOf(studentAdmitted.facts.parse(facts))]
  if (name === studentRemoved.eventName) return [lossOf(studentRemoved.facts.parse(facts))]
  const { was, ...now } = studentChanged.facts.parse(facts)
  return gainsOfMove(was, now)
}
