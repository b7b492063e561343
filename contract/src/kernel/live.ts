import { z } from 'zod'
import { LiveEvent } from './event.ts'

/** What a page asks: these rooms too from now on, and what was said in them after `cursor`. */
export const WatchRequest = z.strictObject({
  rooms: z.array(z.string().max(100)).max(50),
  cursor: z.int().nonnegative().optional(),
})
export type WatchRequest = z.infer<typeof WatchRequest>

/** `missed` is everything since the cursor, in order; `snapshot` means: too long ago, ask for everything again. */
export const WatchReply = z.object({
  joined: z.array(z.string()),
  refused: z.array(z.string()),
  cursor: z.int().nonnegative(),
  missed: z.union([z.array(LiveEvent), z.literal('snapshot')]),
})
export type WatchReply = z.infer<typeof WatchReply>

/** Pushed by the server on `events`. */
export const EventsPush = z.object({ cursor: z.int(), events: z.array(LiveEvent) })
export type EventsPush = z.infer<typeof EventsPush>

/** Pushed on `seats`: the latest state, never replayed; [sectionId, capacity, taken, waiting]. */
export const SeatsPush = z.object({
  termId: z.string(),
  seats: z.array(z.tuple([z.string(), z.int(), z.int(), z.int()])),
})
export type SeatsPush = z.infer<typeof SeatsPush>

/** Pushed on `ended` just before the server closes the socket, with the reason; `moving`: another one takes over at this moment. */
export const EndedPush = z.object({ reason: z.enum(['session', 'rights', 'slow', 'stopping', 'moving']) })
export type EndedPush = z.infer<typeof EndedPush>

/** Names on the wire, in one place. */
export const live = { watch: 'watch', events: 'events', seats: 'seats', ended: 'ended' } as const
