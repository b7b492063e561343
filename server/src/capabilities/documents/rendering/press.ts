import { once } from 'node:events'
import { createRequire } from 'node:module'
import { availableParallelism, tmpdir } from 'node:os'
import { pathToFileURL } from 'node:url'
import { Worker } from 'node:worker_threads'
import { Problem } from '@matricula/contract/kernel'
import { z } from 'zod'
import { type DocumentFonts, fontFamilies, readFonts } from './fonts.ts'

export interface PrintOrder {
  /** In Typst's own language. */
  readonly template: string
  readonly inputs: Readonly<Record<string, string>>
  /** Seconds since 1970, written into the file in the place of the moment of printing. */
  readonly at: number
}

/** Prints sheets as PDF beside the event loop. The same order gives the same bytes. */
export interface Press {
  /** Throws `server.busy` where too many wait; whoever waits for it by eye goes before batches. */
  print(order: PrintOrder, patience: 'now' | 'later'): Promise<Buffer>
  /** Characters that no font has. */
  missing(text: string): string[]
  close(): Promise<void>
}

interface Waiting {
  readonly order: PrintOrder
  readonly done: (pdf: Buffer) => void
  readonly failed: (error: unknown) => void
}

/** Batches ask for a few at a time, so that only very many of them at once are refused. */
const longestQueue = { now: 64, later: 512 } as const
const workersAtMost = 2

interface Types {
  readonly compiler: string
  readonly fonts: DocumentFonts
}

/** A press with no workers until something is printed: a server starts without the compiler, and says so when asked. */
export function createPress(load: () => Types = findTypes): Press {
  const queues = { now: [] as Waiting[], later: [] as Waiting[] }
  const idle: Worker[] = []
  const all = new Set<Worker>()
  let types: Types | undefined

  function ready(): Types {
    types ??= load()
    return types
  }

  function next(): void {
    if (queues.now.length + queues.later.length === 0) return
    const worker = idle.pop() ?? hired()
    if (!worker) return
    const waiting = queues.now.shift() ?? queues.later.shift()
    if (waiting) give(worker, waiting)
  }

  function hired(): Worker | undefined {
    if (all.size >= Math.min(workersAtMost, availableParallelism())) return undefined
    const worker = hire(ready())
    all.add(worker)
    worker.once('error', () => all.delete(worker))
    worker.once('exit', () => {
      all.delete(worker)
      if (idle.includes(worker)) idle.splice(idle.indexOf(worker), 1)
    })
    return worker
  }

  function give(worker: Worker, { order, done, failed }: Waiting): void {
    worker.ref()
    void printedBy(worker, order)
      .finally(() => {
        worker.unref()
        if (all.has(worker)) idle.push(worker)
      })
      .then(done, failed)
      .finally(next)
  }

  return {
    async print(order, patience) {
      ready()
      if (queues[patience].length >= longestQueue[patience])
        throw new Problem('server.busy', { retryAfter: 5 })
      return await new Promise((done, failed) => {
        queues[patience].push({ order, done, failed })
        next()
      })
    },
    missing: (text) => ready().fonts.missing(text),
    async close() {
      await Promise.all([...all].map((worker) => worker.terminate()))
    },
  }
}

/** One order through one worker; rejects where the compiler refuses, or the worker dies over it. */
async function printedBy(worker: Worker, { template, at, inputs }: PrintOrder): Promise<Buffer> {
  const answer = once(worker, 'message')
  const sent = { template, at, inputs: { ...inputs, fonts: JSON.stringify(fontFamilies) } }
  worker.postMessage(sent, [])
  const [said]: unknown[] = await answer
  const { pdf, fault, missing } = Answer.parse(said)
  if (missing !== undefined) throw new Problem('document.printer-missing', { detail: detailOf(missing) })
  if (!pdf) throw new Error(`The compiler of documents refused: ${fault}`)
  return Buffer.from(pdf)
}

const Answer = z.object({
  pdf: z.instanceof(Uint8Array).optional(),
  fault: z.string().optional(),
  /** Why the compiler does not run here at all, as where its binary for this machine is not installed. */
  missing: z.string().optional(),
})

const hire = ({ compiler, fonts }: Types): Worker =>
  new Worker(new URL('./typst-worker.mjs', import.meta.url), {
    workerData: { compiler, fonts: fonts.files, workspace: tmpdir() },
  })

/** Throws `document.printer-missing` with the name of what is not installed. */
function findTypes(): Types {
  const find = createRequire(import.meta.url)
  try {
    const compiler = pathToFileURL(find.resolve('@myriaddreamin/typst-ts-node-compiler')).href
    return { compiler, fonts: readFonts() }
  } catch (error) {
    throw new Problem('document.printer-missing', { detail: detailOf(String(error)) }, { cause: error })
  }
}

function detailOf(complaint: string): string {
  const name = /'((?:@[\w.-]+\/)?[\w.-]+)/.exec(complaint)?.[1] ?? 'the compiler Typst for this machine'
  return `The server lacks ${name}. Ask an administrator to install it with npm install. The JSON file can be had meanwhile.`
}
