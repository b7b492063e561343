import { allEvents } from '@matricula/contract/events'
import { expect, test } from 'vitest'
import texts from '#locales/en/operations.json' with { type: 'json' }

test('every event of the contract has a sentence in the activity feed, and no sentence is of an event that is gone', () => {
  const told = Object.keys(texts).filter((key) => key.startsWith('event.') && key !== 'event.other')

  expect(told.toSorted()).toEqual([...allEvents.keys()].map((name) => `event.${name}`).toSorted())
})
