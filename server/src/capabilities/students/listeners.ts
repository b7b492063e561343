import type { LiveEvent } from '@matricula/contract/kernel'
import { studentAdmitted, studentChanged, studentRemoved } from '@matricula/contract/students'
import { systemActor } from '#platform/actor.ts'
import type { Listener } from '#platform/capability.ts'
import { absent, equals } from '#platform/store/condition.ts'
import { retryWhenStale } from '#platform/store/retry-when-stale.ts'
import type { Store } from '#platform/store/store.ts'
import { patch } from '#platform/store/write.ts'
import { countsItem } from './items.ts'
import { type Gains, gainOf, gainOfMove, lossOf, sumOf } from './rules.ts'

const counter = systemActor('student-counts')
const key = countsItem.keyOf({})

/** Counts students as they come and move. An event that is told twice is counted once, by its number. */
export const createStudentCounter = (store: Store): Listener => ({
  name: 'students.counts',
  events: [studentAdmitted.eventName, studentChanged.eventName, studentRemoved.eventName],
  hear: (events) =>
    retryWhenStale(async () => {
      const item = await store.get(key)
      const upTo = Number(item?.['upTo'] ?? 0)
      const fresh = events.filter((event) => event.seq > upTo)
      const last = fresh.at(-1)
      if (!last) return
      const counted = patch(
        key,
        { set: { upTo: last.seq }, add: sumOf(fresh.map(gainOfEvent)) },
        item ? equals('upTo', upTo) : absent('upTo'),
      )
      await store.commit(counter, { writes: [counted], events: [] })
    }),
})

function gainOfEvent({ name, facts }: LiveEvent): Gains {
  if (name === studentAdmitted.eventName) return gainOf(studentAdmitted.facts.parse(facts))
  if (name === studentRemoved.eventName) return lossOf(studentRemoved.facts.parse(facts))
  const { was, ...now } = studentChanged.facts.parse(facts)
  return gainOfMove(was, now)
}
