import type { EventKind, LiveEvent } from '@matricula/contract/kernel'
import type { QueryClient, QueryKey } from '@tanstack/react-query'
import type { z } from 'zod'

/** When this event happens, these replies may be out of date. */
export interface StaleRule {
  readonly eventName: string
  readonly keys: (facts: Readonly<Record<string, unknown>>) => readonly QueryKey[]
  /** Writes what the event tells into the kept reply; false where the reply must be read again. */
  readonly fold?: (replies: QueryClient, event: LiveEvent) => boolean
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

/**
 * Says how an event that tells all there is to know changes a kept reply, so that large replies are not read again for
 * each small change. Where `fold` gives nothing, or the reply is just being read, it is read again.
 */
export const foldedAfter = <Facts extends z.ZodType, Kept>(
  kind: EventKind<string, Facts>,
  key: (facts: Partial<z.output<Facts>>) => QueryKey,
  fold: (kept: Kept, facts: Partial<z.output<Facts>>, event: LiveEvent) => Kept | undefined,
): StaleRule => ({
  ...staleAfter(kind, (facts) => [key(facts)]),
  fold: (replies, event) => {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- as above
    const facts = event.facts as Partial<z.output<Facts>>
    const queryKey = key(facts)
    const state = replies.getQueryState<Kept>(queryKey)
    if (state?.data === undefined || state.isInvalidated || state.fetchStatus !== 'idle') return false
    const folded = fold(state.data, facts, event)
    if (folded !== undefined) replies.setQueryData(queryKey, folded)
    return folded !== undefined
  },
})

/** Brings the kept replies up to what happened: folded where the event tells enough, else read again once. */
export function refresh(
  replies: QueryClient,
  rules: readonly StaleRule[],
  events: readonly LiveEvent[],
): void {
  const keys = events.flatMap((event) =>
    rules
      .filter((rule) => rule.eventName === event.name && rule.fold?.(replies, event) !== true)
      .flatMap((rule) => rule.keys(event.facts)),
  )
  const once = new Map(keys.map((key) => [JSON.stringify(key), key]))
  for (const queryKey of once.values()) void replies.invalidateQueries({ queryKey })
}
