import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import { createEngine } from '@matricula/engine'
import { openLmdbStorage } from '@matricula/engine/lmdb'
import { startDynamoDbLocal } from '#conformance/dynamodb-local.ts'
import type { Place } from './place.ts'

const mostSockets = 64

const freshFolder = (): string => mkdtempSync(join(tmpdir(), 'matricula-bench-'))
const removeFolder = (folder: string): void => rmSync(folder, { recursive: true, force: true })

/** The engine in this process, over a file: every acknowledged write is on the disk. */
export function openInProcess(): Promise<Place> {
  const folder = freshFolder()
  const engine = createEngine({ storage: openLmdbStorage({ path: join(folder, 'store.mdb') }) })
  return Promise.resolve({
    name: 'engine in process',
    send: engine.send as DynamoDBDocumentClient['send'],
    others: [],
    async close() {
      await engine.close()
      removeFolder(folder)
    },
  })
}

/** The engine's HTTP front in a process of its own, over a file, asked by the AWS SDK. */
export function openFront(): Promise<Place> {
  return openChild('engine by HTTP + SDK', 'serve-main', (folder) => [
    '--port',
    '0',
    '--file',
    join(folder, 'store.mdb'),
  ])
}

/** Dynalite in a process of its own, over LevelDB, which does not wait for the disk. */
export function openDynalite(): Promise<Place> {
  return openChild('dynalite + SDK', 'bench-dynalite-server', (folder) => [folder])
}

/** Amazon's DynamoDB Local over a file, asked by the AWS SDK. */
export async function openLocal(): Promise<Place> {
  const folder = freshFolder()
  const local = await startDynamoDbLocal(folder)
  const { send, close } = askedBySdk(local.endpoint)
  return {
    name: 'DynamoDB Local + SDK',
    send,
    others: local.pid === undefined ? [] : [local.pid],
    async close() {
      close()
      local.stop()
      removeFolder(folder)
    },
  }
}

async function openChild(name: string, program: string, given: (folder: string) => string[]): Promise<Place> {
  const folder = freshFolder()
  const child = fork(join(import.meta.dirname, `${program}.mjs`), given(folder), {
    execArgv: [],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  const { send, close } = askedBySdk(`http://127.0.0.1:${await portOf(child)}`)
  return {
    name,
    send,
    others: child.pid === undefined ? [] : [child.pid],
    async close() {
      close()
      const ended = once(child, 'exit')
      child.disconnect()
      await ended
      removeFolder(folder)
    },
  }
}

async function portOf(child: ChildProcess): Promise<number> {
  const [told] = await Promise.race([
    once(child, 'message'),
    once(child, 'exit').then(([code]) => {
      throw new Error(`${child.spawnfile} ended with code ${String(code)}`)
    }),
  ])
  return Number(told)
}

function askedBySdk(endpoint: string): { readonly send: Place['send']; close(): void } {
  const client = new DynamoDBClient({
    endpoint,
    region: 'us-east-1',
    credentials: { accessKeyId: 'bench', secretAccessKey: 'bench' },
    requestHandler: { httpAgent: { maxSockets: mostSockets, keepAlive: true } },
  })
  const documents = DynamoDBDocumentClient.from(client)
  return { send: documents.send.bind<Place['send']>(documents), close: () => client.destroy() }
}
