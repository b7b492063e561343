import { createMemoryStorage } from '@matricula/engine'
import { expect, test } from 'vitest'
import { createCommandStore } from '#platform/store/command-store.ts'
import { createEmbeddedSender } from '#platform/store/embedded-sender.ts'
import { countingIds } from '#testing/counting-ids.ts'
import { stoppedClock } from '#testing/stopped-clock.ts'
import { createChallenges } from './challenges.ts'

const token = 'a-token-of-an-authority'

test('what one server was asked to prove, another proves, for an hour', async () => {
  const clock = stoppedClock('2027-01-11T08:00:00.000Z')
  const sender = await createEmbeddedSender(createMemoryStorage(), () => clock.millis())
  const pause = () => Promise.resolve()
  const store = createCommandStore({ sender, prefix: '', clock, ids: countingIds(), pause })
  const one = createChallenges(store, clock)
  const other = createChallenges(store, clock)
  await one.keep(token, 'thumbprint')
  clock.pass(3599)
  expect(await other.find(token)).toBe('thumbprint')
  clock.pass(1)
  expect(await other.find(token)).toBeUndefined()

  const spent = store.meter()
  expect(await other.find('../etc/passwd-of-this-machine')).toBeUndefined()
  expect(await other.find('short')).toBeUndefined()
  expect(spent().trips).toBe(0)
})
