import type { Fact } from '@matricula/contract/kernel'
import type { Actor } from '#platform/actor.ts'
import type { Clock } from '#platform/clock.ts'
import type { Ids } from '#platform/ids.ts'
import { absent } from './condition.ts'
import { deflated, inflated } from './deflated.ts'
import type { Item, Write } from './write.ts'

/** Events wait in so many lines, so that no one of them is too busy on AWS. */
export const outboxLines = 4

/** An event is stored once: it is the audit row, the outbox message and the live push. */
export function eventItem(by: Actor, fact: Fact, { clock, ids }: { clock: Clock; ids: Ids }): Item {
  const id = ids.next()
  return {
    table: 'events',
    pk: fact.subject,
    sk: `EV#${id}`,
    id,
    name: fact.name,
    at: clock.now(),
    actorId: by.id,
    actorName: by.name,
    cause: by.request?.key,
    facts: deflated(fact.facts),
    g1p: `ACT#${by.id}`,
    g1s: id,
    g2p: `OUT#${lineOf(fact.subject)}`,
    g2s: id,
  }
}

/** What an event item says happened; long facts are stored deflated. */
export const factsIn = (item: Item): Readonly<Record<string, unknown>> => Object(inflated(item['facts']))

function lineOf(subject: string): number {
  let sum = 0
  for (const character of subject) sum = (sum * 31 + character.charCodeAt(0)) % 65_521
  return sum % outboxLines
}

/** Two days: longer than any browser or queue tries again. */
const remembered = 2 * 24 * 3600

/** Made in the same transaction as the change, so that the same request has its effect once. */
export function onceWrite(by: Actor, change: { step?: string; answer?: unknown }, clock: Clock): Write[] {
  if (!by.request) return []
  return [
    {
      write: 'put',
      item: {
        table: 'events',
        pk: `ONCE#${by.id}#${by.request.key}`,
        sk: `ONCE#${change.step ?? ''}`,
        digest: by.request.digest,
        answer: change.answer,
        expires: Math.floor(clock.millis() / 1000) + remembered,
      },
      when: absent('pk'),
      otherwise: 'repeated',
    },
  ]
}
