import type { LiveEvent } from '@matricula/contract/kernel'
import { expect, test } from 'vitest'
import { createEventLog } from './event-log.ts'

const event = (seq: number): LiveEvent => ({
  seq,
  id: String(seq),
  name: 'bell.rang',
  at: '',
  actor: { id: 'a', name: 'A' },
  facts: {},
})
const upTo = (last: number, from = 1) =>
  Array.from({ length: last - from + 1 }, (_, place) => event(place + from))

test('a page that was away gets exactly what it missed', () => {
  const log = createEventLog(10)
  log.append(upTo(15, 11))

  const missed = log.since(12)

  expect(missed === 'snapshot' ? missed : missed.map((one) => one.seq)).toEqual([13, 14, 15])
  expect(log.since(15)).toEqual([])
  expect(log.cursor()).toBe(15)
})

test.each([
  ['before this server began to remember', 9],
  ['of a log that is not this one', 99],
])('a page with a cursor from %s asks for everything again', (_, cursor) => {
  const log = createEventLog(10)
  log.append(upTo(15, 11))

  expect(log.since(cursor)).toBe('snapshot')
})

test('memory is bounded: old events are let go, and whoever needs them starts anew', () => {
  const log = createEventLog(0, 10)
  log.append(upTo(16))

  expect(log.since(1)).toBe('snapshot')
  expect(log.since(6)).toHaveLength(10)
})
