import { event, type LiveEvent } from '@matricula/contract/kernel'
import { QueryClient, QueryObserver } from '@tanstack/react-query'
import { expect, onTestFinished, test } from 'vitest'
import { z } from 'zod'
import { foldedAfter, refresh, staleAfter } from './stale.ts'

const lent = event(
  'book.lent',
  z.object({ shelf: z.string(), title: z.string() }),
  (facts) => `SHELF#${facts.shelf}`,
)
const moved = event('shelf.moved', z.object({ shelf: z.string() }), (facts) => `SHELF#${facts.shelf}`)
const titlesOn = (place: string | undefined) => ['titles', place]
const rules = [
  foldedAfter(
    lent,
    ({ shelf }) => titlesOn(shelf),
    (titles: readonly string[], { title }) =>
      title === undefined ? undefined : titles.filter((one) => one !== title),
  ),
  staleAfter(moved, ({ shelf }) => [titlesOn(shelf)]),
]

const happened = (name: string, facts: LiveEvent['facts']): LiveEvent => ({
  seq: 1,
  id: 'one',
  name,
  at: '2027-01-11T09:00:00.000Z',
  actor: { id: 'u-1', name: 'Emmy' },
  facts,
})

/** A shelf that is on the page, after its first answer; `answer` sends the stock as it was when it was asked for. */
function shownShelf() {
  const replies = new QueryClient()
  let stock: readonly string[] = ['Emma', 'Ulysses']
  const asked: (() => void)[] = []
  const queryFn = () => {
    const seen = stock
    return new Promise<readonly string[]>((resolve) => {
      asked.push(() => resolve(seen))
    })
  }
  const queryKey = titlesOn('A')
  const observer = new QueryObserver(replies, { queryKey, queryFn })
  const stop = observer.subscribe(() => undefined)
  const answer = async (place: number) => {
    asked[place]?.()
    await new Promise((resolve) => setTimeout(resolve))
  }
  onTestFinished(stop)
  return {
    answer,
    stockIs: (titles: readonly string[]) => (stock = titles),
    asked: () => asked.length,
    shown: () => observer.getCurrentResult().data,
    hears: (...events: readonly LiveEvent[]) => refresh(replies, rules, events),
    asksAgain: () => void observer.refetch(),
  }
}

const emmaLent = happened('book.lent', { shelf: 'A', title: 'Emma' })

test('an event that tells enough changes the kept reply, which is not read again', async () => {
  const { answer, hears, shown, asked } = shownShelf()
  await answer(0)
  hears(emmaLent)
  expect(shown()).toEqual(['Ulysses'])
  expect(asked()).toBe(1)
})

test('facts that were cut down for the listener make the reply be read again', async () => {
  const { answer, hears, shown, asked, stockIs } = shownShelf()
  await answer(0)
  stockIs(['Ulysses'])
  hears(happened('book.lent', { shelf: 'A' }))
  await answer(1)
  expect(shown()).toEqual(['Ulysses'])
  expect(asked()).toBe(2)
})

test('what else happened makes the reply be read again, however much the other event tells', async () => {
  const { answer, hears, shown, asked, stockIs } = shownShelf()
  await answer(0)
  stockIs(['Persuasion'])
  hears(emmaLent, happened('shelf.moved', { shelf: 'A' }))
  await answer(1)
  expect(shown()).toEqual(['Persuasion'])
  expect(asked()).toBe(2)
})

test('an answer that was under way when the event came may be older, so it is asked for again', async () => {
  const { answer, hears, shown, asksAgain, stockIs } = shownShelf()
  await answer(0)
  asksAgain()
  stockIs(['Ulysses'])
  hears(emmaLent)
  await answer(1)
  await answer(2)
  expect(shown()).toEqual(['Ulysses'])
})
