import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'
import { countingIds } from '#testing/counting-ids.ts'
import { stoppedClock } from '#testing/stopped-clock.ts'
import { createCommandStore } from './command-store.ts'
import { openEmbedded } from './open-sender.ts'
import { storeContract } from './store.contract.ts'
import type { Store } from './store.ts'

const opened: { store: Store; folder: string }[] = []

storeContract('the store on this machine’s disk', async () => {
  const clock = stoppedClock('2027-01-11T08:00:00.000Z')
  const folder = mkdtempSync(join(tmpdir(), 'matricula-store-'))
  const sender = await openEmbedded(folder, () => clock.millis())
  const store = createCommandStore({
    sender,
    prefix: '',
    clock,
    ids: countingIds(),
    pause: () => Promise.resolve(),
  })
  opened.push({ store, folder })
  return store
})

afterAll(async () => {
  for (const { store, folder } of opened) {
    await store.close()
    rmSync(folder, { recursive: true, force: true })
  }
})
