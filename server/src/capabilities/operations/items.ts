import { TermId } from '@matricula/contract/kernel'
import { z } from 'zod'
import { itemKind } from '#platform/store/item-kind.ts'

/** One query on the subject gives a record's history; one on the actor what a person did; one on LOG all, newest first. */
export const eventItemKind = itemKind({
  name: 'Event',
  table: 'events',
  reads: [
    'history of a record: query pk',
    'doings of a person: query g1',
    'waiting in the outbox, then the log: query g2',
  ],
  schema: z.looseObject({
    subject: z.string(),
    id: z.string(),
    actorId: z.string(),
    line: z.string(),
    place: z.string(),
  }),
  pk: '{subject}',
  sk: 'EV#{id}',
  g1: ['ACT#{actorId}', '{id}'],
  g2: ['{line}', '{place}'],
})

export const logHeadItem = itemKind({
  name: 'Head of the log',
  table: 'events',
  reads: ['the last number: get'],
  schema: z.object({ seq: z.number() }),
  pk: 'LOG#HEAD',
  sk: 'LOG#HEAD',
})

/** Flat counters, so that each gain is one addition; `term-count-rules.ts` names them. */
export const termCountsItem = itemKind({
  name: 'Counts of a term',
  table: 'events',
  reads: ['a term in numbers: get'],
  schema: z.looseObject({ termId: TermId, upTo: z.int() }),
  pk: 'STAT#{termId}',
  sk: 'TERM',
})

export const listenerItem = itemKind({
  name: 'Place of a listener',
  table: 'events',
  reads: ['how far it has heard: get'],
  schema: z.object({ listener: z.string(), seq: z.number() }),
  pk: 'CURSOR#{listener}',
  sk: 'CURSOR',
})

export const onceItem = itemKind({
  name: 'Request made once',
  table: 'events',
  reads: ['the answer to a repeated request: comes back with the refusal'],
  schema: z.looseObject({ actorId: z.string(), key: z.string(), step: z.string(), expires: z.number() }),
  pk: 'ONCE#{actorId}#{key}',
  sk: 'ONCE#{step}',
  timeToLive: true,
})

export const healthItem = itemKind({
  name: 'Health',
  table: 'events',
  reads: ['written to know that writing works'],
  schema: z.object({ at: z.string() }),
  pk: 'HEALTH',
  sk: 'HEALTH',
})
