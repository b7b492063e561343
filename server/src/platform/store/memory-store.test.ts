import { createMemoryStorage } from '@matricula/engine'
import { countingIds } from '#testing/counting-ids.ts'
import { stoppedClock } from '#testing/stopped-clock.ts'
import { createCommandStore } from './command-store.ts'
import { createEmbeddedSender } from './embedded-sender.ts'
import { storeContract } from './store.contract.ts'

storeContract('the store in memory', async () => {
  const clock = stoppedClock('2027-01-11T08:00:00.000Z')
  const sender = await createEmbeddedSender(createMemoryStorage(), () => clock.millis())
  return createCommandStore({ sender, prefix: '', clock, ids: countingIds(), pause: () => Promise.resolve() })
})
