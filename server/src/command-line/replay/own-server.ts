import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { issueApiToken } from '@matricula/contract/identity'
import { systemActor } from '#platform/actor.ts'
import { CommandProblem } from '#server/command-line/outcome.ts'
import { readConfig } from '#server/config.ts'
import { speakAs } from '#server/demo/speak.ts'
import { openApplication } from '#server/open-application.ts'

export interface ReplayServer {
  readonly origin: string
  readonly token: string
  stop(): Promise<void>
}

/** A server process of its own over a store of its own, both gone when it is stopped. */
export async function startOwnServer(): Promise<ReplayServer> {
  const folder = mkdtempSync(join(tmpdir(), 'matricula-replay-'))
  try {
    const token = await tokenFor(folder)
    const child = spawn(
      process.execPath,
      [...process.execArgv, ...process.argv.slice(1, 2), 'start', '--empty'],
      {
        env: { PORT: '0', MATRICULA_DATA: folder },
        stdio: ['ignore', 'pipe', 'inherit'],
      },
    )
    endWith(child)
    const origin = await addressOf(child)
    return {
      origin,
      token,
      async stop() {
        await ended(child)
        rmSync(folder, { recursive: true, force: true })
      },
    }
  } catch (error) {
    rmSync(folder, { recursive: true, force: true })
    throw error
  }
}

/** Made in the store before its server starts: nobody has to sign in. */
async function tokenFor(folder: string): Promise<string> {
  const config = readConfig({ MATRICULA_DATA: folder })
  const { application, close } = await openApplication(config, () => undefined)
  const grants = [{ role: 'registrar' as const, scope: { kind: 'institution' as const } }]
  const speak = speakAs(application.capabilities, systemActor('replay'))
  const { token } = await speak(issueApiToken, { body: { name: 'Replay', grants, days: 1 } })
  await close()
  return token
}

function addressOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = ''
    child.stdout?.setEncoding('utf8')
    child.stdout?.on('data', (piece: string) => {
      said += piece
      const [origin] = /https?:\/\/[\w.-]+:\d+/.exec(said) ?? []
      if (origin) resolve(origin)
    })
    child.on('error', reject)
    child.on('exit', () => reject(new CommandProblem(`The server did not start. ${said.trim()}`)))
  })
}

function ended(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    child.removeAllListeners('exit')
    child.on('exit', () => resolve())
    child.kill('SIGTERM')
  })
}

/** Whoever interrupts the replay ends its server too. */
function endWith(child: ChildProcess): void {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      child.kill('SIGTERM')
      process.exit(1)
    })
  }
}
