import { setTimeout as sleep } from 'node:timers/promises'
import { systemClock } from '#platform/clock.ts'
import { createIds } from '#platform/ids.ts'
import { createCommandStore } from '#platform/store/command-store.ts'
import { createDynamoDbSender } from '#platform/store/dynamodb-sender.ts'
import { openEmbedded } from '#platform/store/open-sender.ts'
import type { Store } from '#platform/store/store.ts'
import { type Config, StartProblem } from './config.ts'

export interface OpenedStore {
  readonly store: Store
  /** Removes what has outlived its time; DynamoDB does that by itself. */
  readonly sweep: () => Promise<number>
  /** Called after each commit that made events. */
  onCommitted(call: () => void): void
}

/** Opens the store that the configuration names. Throws a `StartProblem` in one sentence where that fails. */
export async function openStore(config: Config): Promise<OpenedStore> {
  let committed = (): void => undefined
  const { sender, prefix, sweep } = await openSender(config)
  const store = createCommandStore({
    sender,
    prefix,
    clock: systemClock,
    ids: createIds(),
    pause: (milliseconds) => sleep(milliseconds),
    committed: () => committed(),
  })
  return {
    store,
    sweep,
    onCommitted(call) {
      committed = call
    },
  }
}

async function openSender({ store, folder }: Config) {
  try {
    if (store.kind === 'embedded') {
      const embedded = await openEmbedded(folder, () => systemClock.millis())
      return { sender: embedded, prefix: '', sweep: () => embedded.sweep() }
    }
    const { endpoint, ...place } = store
    const sender = await createDynamoDbSender({ ...place, ...(endpoint !== undefined && { endpoint }) })
    return { sender, prefix: store.prefix, sweep: () => Promise.resolve(0) }
  } catch (error) {
    throw new StartProblem(sentenceFor(error, folder), { cause: error })
  }
}

/** What an administrator reads where the store does not open: what is wrong and what to do. */
function sentenceFor(error: unknown, folder: string): string {
  const { code, message, name }: { code?: string; message?: string; name?: string } = Object(error)
  if (name === 'StorageProblem') return message ?? 'The store does not open.'
  if (code === 'ENOSPC') return `The disk that holds ${folder} is full. Make room on it and start again.`
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') {
    return `${folder} cannot be written. Give this account the right to write there, or set MATRICULA_DATA to another folder.`
  }
  return `The store does not open: ${message ?? String(error)}. Check MATRICULA_DATA (${folder}) or the connection to DynamoDB.`
}
