import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import { createEngine, createMemoryStorage, type Storage } from '@matricula/engine'
import { openLmdbStorage } from '@matricula/engine/lmdb'
import { createHttpFront } from '@matricula/engine/wire'
import { startDynamoDbLocal } from './dynamodb-local.ts'

/** Something that answers DynamoDB's commands, and how to be done with it. */
export interface Target {
  readonly name: string
  readonly send: DynamoDBDocumentClient['send']
  /** The SDK's client, where the target is reached by one. */
  readonly client?: DynamoDBClient
  close(): Promise<void>
}

export type TargetName = 'memory' | 'lmdb' | 'http' | 'local' | (string & {})

/** Where the suite runs: MATRICULA_CONFORMANCE names one target, which may be an endpoint's address. */
export function chosenTarget(): string | undefined {
  return process.env['MATRICULA_CONFORMANCE'] || undefined
}

export async function openTarget(name: TargetName): Promise<Target> {
  if (name === 'memory') return embedded(name, createMemoryStorage(), async () => undefined)
  if (name === 'lmdb') return openLmdbTarget()
  if (name === 'http') return openHttpTarget()
  if (name === 'local') return openLocalTarget()
  return remote(name, { endpoint: name })
}

function embedded(name: string, storage: Storage, afterwards: () => Promise<void>): Target {
  const engine = createEngine({ storage })
  return {
    name,
    // The SDK types its client's `send` by overloads; the engine answers the same commands.
    send: engine.send as DynamoDBDocumentClient['send'],
    async close() {
      await engine.close()
      await afterwards()
    },
  }
}

async function openLmdbTarget(): Promise<Target> {
  const folder = mkdtempSync(join(tmpdir(), 'matricula-conformance-'))
  const storage = openLmdbStorage({ path: join(folder, 'store.mdb') })
  return embedded('lmdb', storage, async () => rmSync(folder, { recursive: true }))
}

async function openHttpTarget(): Promise<Target> {
  const engine = createEngine({ storage: createMemoryStorage() })
  const front = createHttpFront(engine)
  await new Promise<void>((resolve) => front.listen(0, '127.0.0.1', resolve))
  const address = front.address()
  const port = typeof address === 'object' && address ? address.port : 0
  const target = remote('http', { endpoint: `http://127.0.0.1:${port}` })
  return {
    ...target,
    async close() {
      await target.close()
      front.closeAllConnections()
      front.close()
      await engine.close()
    },
  }
}

function remote(name: string, { endpoint }: { readonly endpoint: string }): Target {
  const client = new DynamoDBClient({
    endpoint,
    region: 'us-east-1',
    credentials: { accessKeyId: 'conformance', secretAccessKey: 'conformance' },
    maxAttempts: 1,
  })
  const documents = DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } })
  return {
    name,
    client,
    send: documents.send.bind<DynamoDBDocumentClient['send']>(documents),
    close: async () => client.destroy(),
  }
}

async function openLocalTarget(): Promise<Target> {
  const local = await startDynamoDbLocal()
  const target = remote('local', { endpoint: local.endpoint })
  return {
    ...target,
    async close() {
      await target.close()
      local.stop()
    },
  }
}
