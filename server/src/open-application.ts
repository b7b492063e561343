import type { LiveEvent } from '@matricula/contract/kernel'
import { createListening } from '#platform/outbox/listening.ts'
import { createRelay, headOfLog } from '#platform/outbox/relay.ts'
import type { Platform } from '#platform/platform.ts'
import { type Application, compose } from './compose.ts'
import type { Config } from './config.ts'
import { openStore } from './open-store.ts'
import { platformOver } from './platform-over.ts'

/** The application without a door: for commands that work on the store, also while a server does, which sends its letters. */
export interface OpenedApplication {
  readonly application: Application
  readonly platform: Platform
  /** Lets every listener hear what was committed, as a running server would. */
  settle(): Promise<void>
  close(): Promise<void>
}

export type OpenApplication = () => Promise<OpenedApplication>

export async function openApplication(
  config: Config,
  report: (error: unknown) => void,
): Promise<OpenedApplication> {
  const { store } = await openStore(config)
  const platform = platformOver({ store, seatsBoard: { moved: () => undefined } }, config)
  const application = compose(platform, { sockets: () => 0, storeKind: config.store.kind })
  return {
    application,
    platform,
    settle: () => settle(platform, application, report),
    close: () => store.close(),
  }
}

async function settle(
  { store }: Platform,
  { capabilities }: Application,
  report: (error: unknown) => void,
): Promise<void> {
  const listeners = Object.values(capabilities).flatMap((capability) => [...capability.listeners])
  const relay = createRelay(store, await headOfLog(store))
  const listening = createListening(store, listeners, report)
  await listening.catchUp()
  let untold: LiveEvent[] = []
  for (;;) {
    const news = await relay.turn()
    if (news.length === 0 && untold.length === 0) break
    untold.push(...news)
    if (news.length > 0 && untold.length < toldAtOnce) continue
    await listening.hear(untold)
    untold = []
  }
  await listening.remember()
}

/** Nobody waits for it, and a section of which much is told at once is looked at once. */
const toldAtOnce = 2000
