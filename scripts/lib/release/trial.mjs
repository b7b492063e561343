import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inProject } from '../places.mjs'

/** A folder and the programs of one test file; `end` takes all of them away. */
export function beginTrial(name) {
  const folder = mkdtempSync(join(tmpdir(), `matricula-${name}-`))
  const children = []
  const started = (command, given, options = {}) => {
    const child = spawn(command, given, { cwd: folder, ...options })
    children.push(child)
    const said = []
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (piece) => said.push(String(piece)))
    return { child, said: () => said.join(''), ended: new Promise((end) => child.once('exit', end)) }
  }
  return {
    folder,
    started,
    node: (program, given, env = {}) =>
      started(process.execPath, [program, ...given], { env: { ...process.env, ...env } }),
    /** Tables of DynamoDB's kind on this machine, and what a server must be told to use them. */
    async tables() {
      const port = await freePort()
      const engine = started(process.execPath, [inProject('engine/serve/run.mjs'), '--port', String(port)])
      await new Promise((said) => engine.child.stdout.once('data', said))
      return {
        MATRICULA_STORE: 'dynamodb',
        MATRICULA_CREATE_TABLES: 'true',
        MATRICULA_DYNAMODB_ENDPOINT: `http://127.0.0.1:${port}`,
        AWS_ACCESS_KEY_ID: 'test',
        AWS_SECRET_ACCESS_KEY: 'test',
      }
    },
    end() {
      for (const child of children) child.kill('SIGKILL')
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** A port that nobody listens on at the moment. */
export const freePort = () =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address()
      server.close(() => resolve(port))
    })
  })

/** What `look` finds once it finds something, within twenty seconds; else an error with what was said. */
export async function found(look, said) {
  for (let tries = 0; tries < 200; tries += 1) {
    const answer = await look().catch(() => undefined)
    if (answer !== undefined) return answer
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error(`Nobody answers:\n${said()}`)
}
