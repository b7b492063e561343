import { readConfig } from '#server/config.ts'
import { openStore } from '#server/open-store.ts'
import { type Running, startServer } from '#server/server.ts'
import { freePort } from './free-port.ts'

export interface RunningSchool {
  readonly origin: string
  /** What the server hid from its callers, since it first started. */
  readonly faults: readonly string[]
  /** The one-time link for the first administrator; nothing once there is one. */
  beginSetUp(): Promise<string | undefined>
  start(): Promise<void>
  stop(): Promise<void>
}

/**
 * The real server over LMDB in this folder, with the built pages of the usual place or of another, behind one port of
 * this machine. It can be stopped and started again: same port, same store.
 */
export async function runningSchool(folder: string, webFolder?: string): Promise<RunningSchool> {
  const port = await freePort()
  const origin = `http://127.0.0.1:${port}`
  const config = readConfig({
    PORT: String(port),
    MATRICULA_DATA: folder,
    MATRICULA_ORIGIN: origin,
    MATRICULA_BCRYPT_COST: '4',
  })
  const faults: string[] = []
  let running: Running | undefined
  const school: RunningSchool = {
    origin,
    faults,
    beginSetUp: async () => running?.application.identity.beginSetUp(),
    async start() {
      const opened = await openStore(config)
      const report = (line: string): void => void faults.push(line)
      running = await startServer({ config, opened, report, ...(webFolder !== undefined && { webFolder }) })
    },
    async stop() {
      await running?.close()
      running = undefined
    },
  }
  await school.start()
  return school
}
