import type { EventKind, LiveEvent } from '@matricula/contract/kernel'
import type { QueryKey } from '@tanstack/react-query'
import type { z } from 'zod'

/** When this event happens, these replies may be out of date. */
export interface StaleRule {
  readonly eventName: string
  readonly keys: (facts: Readonly<Record<string, unknown>>) => readonly QueryKey[]
}

/**
 * Says which replies an event makes stale: `staleAfter(enrolmentConfirmed, (facts) => [keyOf(listRoster, facts)])`.
 * Facts may come without the fields that the listener may not see, hence all of them are optional.
 */
export const staleAfter = <Facts extends z.ZodType>(
  kind: EventKind<string, Facts>,
  keys: (facts: Partial<z.output<Facts>>) => readonly QueryKey[],
): StaleRule => ({
  eventName: kind.eventName,
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- facts may be cut down for the listener, so no schema can prove them
  keys: (facts) => keys(facts as Partial<z.output<Facts>>),
})

/** Each stale key once, however many events named it. */
export function staleKeys(rules: readonly StaleRule[], events: readonly LiveEvent[]): QueryKey[] {
  const keys = events.flatMap((event) =>
    rules.filter((rule) => rule.eventName === event.name).flatMap((rule) => rule.keys(event.facts)),
  )
  return [...new Map(keys.map((key) => [JSON.stringify(key), key])).values()]
}
