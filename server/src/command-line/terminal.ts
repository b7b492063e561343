import { createInterface } from 'node:readline/promises'
import { SingleBar } from 'cli-progress'

/** What a command speaks through; `--json` keeps stdout for one document. */
export interface Terminal {
  /** A line for whoever reads along; goes to stderr where stdout carries a document. */
  say(line: string): void
  /** The answer of the command: the document with `--json`, else nothing. */
  answer(document: unknown): void
  /** A bar on a terminal, a line now and then elsewhere. */
  bar(label: string): Bar
  /** Asks on a terminal; undefined where nobody can answer. */
  ask(question: string): Promise<string | undefined>
  /** Everything that is piped into the command. */
  piped(): Promise<string>
  /** Where a table goes that is not written to a file. */
  readonly out: NodeJS.WritableStream
}

export interface Bar {
  at(done: number, total: number): void
  end(): void
}

const silent: Bar = { at: () => undefined, end: () => undefined }
const linesApart = 2000

export interface Streams {
  readonly stdin: NodeJS.ReadableStream & { readonly isTTY?: boolean }
  readonly stdout: NodeJS.WritableStream
  readonly stderr: NodeJS.WritableStream & { readonly isTTY?: boolean }
}

export function createTerminal({ stdin, stdout, stderr }: Streams, json: boolean): Terminal {
  const loud = json ? stderr : stdout
  const say = (line: string): void => void loud.write(`${line}\n`)
  return {
    say,
    answer: (document) => {
      if (json) stdout.write(`${JSON.stringify(document, undefined, 2)}\n`)
    },
    bar: (label) => {
      if (json) return silent
      return stderr.isTTY ? drawnBar(label, stderr) : toldBar(label, say)
    },
    async ask(question) {
      if (!stdin.isTTY || json) return undefined
      const lines = createInterface({ input: stdin, output: stderr })
      try {
        return (await lines.question(question)).trim()
      } finally {
        lines.close()
      }
    },
    async piped() {
      let text = ''
      for await (const piece of stdin) text += String(piece)
      return text
    },
    out: stdout,
  }
}

function drawnBar(label: string, stream: NodeJS.WritableStream): Bar {
  const bar = new SingleBar({
    stream,
    format: `${label} {bar} {value}/{total} {duration_formatted}`,
    barCompleteChar: '█',
    barIncompleteChar: '░',
    hideCursor: true,
  })
  let started = false
  return {
    at(done, total) {
      if (!started) bar.start(total, done)
      started = true
      bar.setTotal(total)
      bar.update(done)
    },
    end() {
      if (started) bar.stop()
    },
  }
}

function toldBar(label: string, say: (line: string) => void): Bar {
  let last = performance.now()
  return {
    at(done, total) {
      if (performance.now() - last < linesApart) return
      last = performance.now()
      say(`${label} ${done} of ${total}`)
    },
    end: () => undefined,
  }
}

/** A number as people read it: 21,072. */
export const figure = (count: number): string => count.toLocaleString('en')

/** `1 section`, `2 sections`. */
export const counted = (count: number, one: string, many = `${one}s`): string =>
  `${figure(count)} ${count === 1 ? one : many}`
