import { PassThrough, Readable } from 'node:stream'
import { runCommandLine } from '#server/command-line/program.ts'

/** What a command told the shell. */
export interface Told {
  readonly code: number
  readonly out: string
  readonly errors: string
}

interface Around {
  readonly env?: Readonly<Record<string, string>>
  /** What is piped into the command. */
  readonly piped?: string
}

/** Runs a command in this process, as typed into a shell that nobody sits at. */
export async function typed(words: readonly string[], { env = {}, piped = '' }: Around = {}): Promise<Told> {
  const [out, errors] = [collecting(), collecting()]
  const code = await runCommandLine(words, {
    stdin: Readable.from([piped]),
    stdout: out.stream,
    stderr: errors.stream,
    env: { MATRICULA_BCRYPT_COST: '4', ...env },
  })
  return { code, out: out.text(), errors: errors.text() }
}

function collecting(): { readonly stream: PassThrough; text(): string } {
  const stream = new PassThrough()
  const pieces: string[] = []
  stream.on('data', (piece: Buffer) => void pieces.push(piece.toString()))
  return { stream, text: () => pieces.join('') }
}
