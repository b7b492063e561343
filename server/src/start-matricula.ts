import { execFile } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import type { DemoAccount } from '@matricula/contract/identity'
import { hasStore, storeFile } from '#platform/store/open-sender.ts'
import { version } from '#platform/version.ts'
import type { Config } from './config.ts'
import {
  beginDemo,
  clearUnfinishedDemo,
  endDemo,
  isDemoUnfinished,
  keepDemoAccounts,
  readDemoAccounts,
} from './demo/accounts.ts'
import { generateDemo } from './demo/generate.ts'
import { sizes } from './demo/sizes.ts'
import { type OpenedStore, openStore } from './open-store.ts'
import { type Running, startServer } from './server.ts'

interface Choices {
  /** A real institution: nothing is generated, and a one-time link makes the first administrator. */
  readonly empty: boolean
}

/** How large the demonstration is, and which one: the same seed makes the same university. */
const demonstration = { ...sizes.small, seed: 2026 }

/** The whole way from a configuration to a running server that has said where it is. */
export async function startMatricula(config: Config, { empty }: Choices): Promise<Running> {
  const { folder } = config
  const fresh = config.store.kind === 'embedded' && isFresh(folder)
  const wantsDemo = fresh && !empty
  if (wantsDemo) {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    beginDemo(folder)
  }
  const running = await run(config, await openStore(config))
  if (wantsDemo) await makeDemo(running, folder)
  say(`\nMatricula ${version} is running at ${running.origin}`)
  sayWhoMaySignIn(readDemoAccounts(folder))
  await offerSetUp(running)
  endWell(running)
  if (config.isAwaited) tellReady()
  return running
}

/** Nothing is stored here yet, or only the beginning of a demonstration. */
function isFresh(folder: string): boolean {
  if (isDemoUnfinished(folder)) clearUnfinishedDemo(folder, storeFile(folder))
  return !hasStore(folder)
}

function run(config: Config, opened: OpenedStore): Promise<Running> {
  const report = (line: string): void => void process.stderr.write(`${line}\n`)
  return startServer({ config, opened, report, demoAccounts: () => readDemoAccounts(config.folder) })
}

async function makeDemo({ application, platform }: Running, folder: string): Promise<void> {
  const began = platform.clock.millis()
  const choices = { ...demonstration, say: (line: string) => say(`  ${line}`) }
  say(`Making a demonstration university of ${demonstration.students} students:`)
  keepDemoAccounts(folder, await generateDemo({ application, platform }, choices))
  endDemo(folder)
  say(`  Made in ${((platform.clock.millis() - began) / 1000).toFixed(1)} s`)
}

function sayWhoMaySignIn(accounts: readonly DemoAccount[]): void {
  if (accounts.length === 0) return
  say('\nThis is a demonstration. Sign in as')
  for (const { role, loginName, password } of accounts) {
    say(`  ${role.padEnd(14)} ${loginName.padEnd(30)} ${password}`)
  }
  say('\nFor a real institution: set MATRICULA_DATA to another folder and start with npm start -- --empty')
}

/** Where nobody has been set up yet, the one link that makes the first administrator. */
async function offerSetUp({ application }: Running): Promise<void> {
  const link = await application.identity.beginSetUp()
  if (link === undefined) return
  say('\nNobody is set up yet. This link makes the first administrator; it works once, within three days:')
  say(`  ${link}`)
}

/** systemd waits for this before it takes the old release away. */
function tellReady(): void {
  execFile('systemd-notify', ['--ready'], (error) => {
    if (error) process.stderr.write(`systemd could not be told that the server is ready: ${error.message}\n`)
  })
}

/** On a signal: stop accepting, let what runs end, write down, go. */
function endWell(running: Running): void {
  let ending = false
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      if (ending) return
      ending = true
      running.close().then(
        () => process.exit(0),
        () => process.exit(1),
      )
    })
  }
}

const say = (line: string): void => void process.stdout.write(`${line}\n`)
