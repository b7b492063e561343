import { z } from 'zod'

/** A past-tense fact, not yet stamped with who and when. */
export interface Fact<Name extends string = string, Facts = unknown> {
  readonly name: Name
  /** The record it belongs to; its history is read by this. */
  readonly subject: string
  readonly facts: Facts
}

export interface EventKind<Name extends string = string, Facts extends z.ZodType = z.ZodType> {
  (facts: z.output<Facts>): Fact<Name, z.output<Facts>>
  readonly eventName: Name
  readonly facts: Facts
}

/** Declares a kind of event, `noun.pastTense`; fields are only ever added. `subject` names the record it is about. */
export function event<const Name extends string, Facts extends z.ZodType>(
  name: Name,
  facts: Facts,
  subject: (facts: z.output<Facts>) => string,
): EventKind<Name, Facts> {
  const build = (values: z.output<Facts>): Fact<Name, z.output<Facts>> => ({
    name,
    subject: subject(values),
    facts: values,
  })
  return Object.assign(build, { eventName: name, facts })
}

/** An event as a page receives it: numbered without gaps, so that a page knows what it missed. */
export const LiveEvent = z.object({
  seq: z.int().positive(),
  id: z.string(),
  name: z.string(),
  at: z.string(),
  actor: z.object({ id: z.string(), name: z.string() }),
  /** The idempotency key of the request that caused it, so that a page knows its own echo. */
  cause: z.string().optional(),
  facts: z.record(z.string(), z.unknown()),
})
export type LiveEvent = z.infer<typeof LiveEvent>
