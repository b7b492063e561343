import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { globalAgent } from 'node:https'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { rootCertificates } from 'node:tls'
import { systemClock } from '#platform/clock.ts'
import { selfSigned } from '#platform/tls/self-signed.ts'
import { freePort } from './free-port.ts'
import { securely } from './securely.ts'

/** A certificate authority of this machine, by the programme that Let's Encrypt tests with. */
export interface Pebble {
  readonly directory: string
  /** Where it asks for answers. */
  readonly httpPort: number
  /** Its root certificate. */
  readonly root: string
  /** How many orders it has taken, and how often it has asked for an answer. */
  orders(): number
  questions(): number
  stop(): Promise<void>
}

/** Seconds that its certificates live: as long as Let's Encrypt's for addresses. */
const life = 576_000

/** Throws a sentence where the programme is not installed: the tests that need it must not pass without it. */
export async function startPebble(): Promise<Pebble> {
  const folder = mkdtempSync(join(tmpdir(), 'matricula-pebble-'))
  const [port, managementPort, httpPort, tlsPort] = await Promise.all([1, 2, 3, 4].map(freePort))
  const { chain, key } = await selfSigned('127.0.0.1', systemClock)
  const at = (name: string): string => join(folder, name)
  writeFileSync(at('certificate.pem'), chain)
  writeFileSync(at('key.pem'), key)
  const settings = {
    listenAddress: `127.0.0.1:${port}`,
    managementListenAddress: `127.0.0.1:${managementPort}`,
    certificate: at('certificate.pem'),
    privateKey: at('key.pem'),
    httpPort,
    tlsPort,
    certificateValidityPeriod: life,
  }
  writeFileSync(at('settings.json'), JSON.stringify({ pebble: settings }))
  // As NODE_EXTRA_CA_CERTS does for a whole process.
  globalAgent.options.ca = [...rootCertificates, chain]

  const pebble = run(at('settings.json'))
  const directory = `https://127.0.0.1:${port}/dir`
  await untilAnswers(directory, chain, pebble)
  const { body: root } = await securely(`https://127.0.0.1:${managementPort}/roots/0`, { ca: chain })
  return {
    directory,
    httpPort: httpPort ?? 0,
    root,
    orders: () => pebble.said().split('Added order').length - 1,
    questions: () => pebble.said().split('Attempting to validate').length - 1,
    async stop() {
      pebble.child.kill()
      await pebble.ended
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

interface Programme {
  readonly child: ChildProcess
  readonly ended: Promise<void>
  said(): string
}

/** Without its usual pauses; it remembers each proof, as Let's Encrypt does for a while. */
function run(settings: string): Programme {
  const words = ['PEBBLE_VA_NOSLEEP=1', 'PEBBLE_AUTHZREUSE=100', 'pebble', '-config', settings]
  const child = spawn('env', words, { stdio: ['ignore', 'pipe', 'pipe'] })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (piece) => (said += String(piece)))
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()))
  return { child, ended, said: () => said }
}

async function untilAnswers(address: string, ca: string, { child, said }: Programme): Promise<void> {
  for (let tries = 0; tries < 100; tries += 1) {
    if (child.exitCode === 127)
      throw new Error('Pebble is not installed, and these tests need it: apt-get install pebble')
    if (child.exitCode !== null) throw new Error(`Pebble has ended: ${said()}`)
    if (await securely(address, { ca }).catch(() => undefined)) return
    await sleep(100)
  }
  child.kill()
  throw new Error(`Pebble does not answer: ${said()}`)
}
