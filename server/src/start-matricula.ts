import { hasStore } from '#platform/store/open-sender.ts'
import { version } from '#platform/version.ts'
import type { Config } from './config.ts'
import { openStore } from './open-store.ts'
import { type Running, startServer } from './server.ts'

interface Choices {
  /** A real institution: nothing is generated, and a one-time link makes the first administrator. */
  readonly empty: boolean
}

/** The whole way from a configuration to a running server that has said where it is. */
export async function startMatricula(config: Config, { empty }: Choices): Promise<Running> {
  const fresh = config.store.kind === 'embedded' && !hasStore(config.folder)
  const opened = await openStore(config)
  const running = await startServer({
    config,
    opened,
    report: (line) => void process.stderr.write(`${line}\n`),
  })
  say(`Matricula ${version} is running at ${running.origin}`)
  void fresh
  void empty
  endWell(running)
  return running
}

/** On a signal: stop accepting, let what runs end, write down, go. A second signal does not wait. */
function endWell(running: Running): void {
  let ending = false
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      if (ending) process.exit(1)
      ending = true
      running.close().then(
        () => process.exit(0),
        () => process.exit(1),
      )
    })
  }
}

const say = (line: string): void => void process.stdout.write(`${line}\n`)
