import { parseArgs } from 'node:util'
import { createEngine, createMemoryStorage, type Storage, StorageProblem } from '@matricula/engine'
import { openLmdbStorage } from '@matricula/engine/lmdb'
import { createHttpFront } from '@matricula/engine/wire'

const usage = `npm run engine -- [options]
  --port <n>     where it listens (8000; 0 for any free port)
  --host <name>  on which address (127.0.0.1: this machine alone, for nobody's signature is checked)
  --file <path>  the store's file; without it, everything is in memory and gone at the end
  --help         this text
`

interface Options {
  readonly port: number
  readonly host: string
  readonly file: string | undefined
}

const say = (line: string): void => void process.stdout.write(`${line}\n`)

function refuse(sentence: string): never {
  process.stderr.write(`${sentence}\n\n${usage}`)
  process.exit(2)
}

function optionsFrom(given: readonly string[]): Options {
  try {
    const { values } = parseArgs({
      args: [...given],
      options: {
        port: { type: 'string', default: '8000' },
        host: { type: 'string', default: '127.0.0.1' },
        file: { type: 'string' },
        help: { type: 'boolean', default: false },
      },
    })
    if (values.help) {
      process.stdout.write(usage)
      process.exit(0)
    }
    const port = Number(values.port)
    if (!/^\d+$/.test(values.port) || port > 65_535) refuse(`There is no port ${values.port}.`)
    return { port, host: values.host, file: values.file }
  } catch (error) {
    return refuse(error instanceof Error ? error.message : String(error))
  }
}

function storageOf(file: string | undefined): Storage {
  if (file === undefined) return createMemoryStorage()
  try {
    return openLmdbStorage({ path: file })
  } catch (error) {
    if (!(error instanceof StorageProblem)) throw error
    process.stderr.write(`${error.message}\n`)
    return process.exit(1)
  }
}

const { port, host, file } = optionsFrom(process.argv.slice(2))
const engine = createEngine({ storage: storageOf(file) })
const front = createHttpFront(engine)

async function end(): Promise<void> {
  front.closeAllConnections()
  front.close()
  await engine.close()
  process.exit()
}

front.on('error', (error) => {
  process.stderr.write(`It cannot listen at ${host}:${port}: ${error.message}. Choose another --port.\n`)
  process.exit(1)
})
front.listen(port, host, () => {
  const address = front.address()
  const own = typeof address === 'object' && address ? address.port : port
  say(
    `DynamoDB's API is answered at http://${host}:${own}, ${file === undefined ? 'in memory' : `from ${file}`}`,
  )
  process.send?.(own)
})
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void end())
// Whoever started it as a child lets go of it so.
process.once('disconnect', () => void end())
