import {
  closeSync,
  createReadStream,
  createWriteStream,
  mkdirSync,
  openSync,
  readdirSync,
  readSync,
  rmSync,
  statSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip, createGzip } from 'node:zlib'

const gzipMark = Buffer.from([0x1f, 0x8b])

/**
 * The files with items under a folder, or the file itself: what DynamoDB's export to S3 leaves under `data/`, gzipped
 * or not. Its manifests tell of the files and hold no items.
 */
export function itemFilesIn(path: string): readonly string[] {
  if (statSync(path).isFile()) return [path]
  return readdirSync(path, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.json(\.gz)?$/.test(name) && !/(^|[/\\])manifest-[^/\\]*$/.test(name))
    .toSorted((one, other) => (one < other ? -1 : 1))
    .map((name) => join(path, name))
}

/** The lines of a file, which may be gzipped whatever it is called; throws when it is damaged or cut short. */
export async function* linesOf(path: string): AsyncGenerator<string> {
  const source = createReadStream(path)
  const text = isGzipped(path) ? createGunzip() : undefined
  // What breaks in either stream comes out of the loop below.
  const flow = text && pipeline(source, text).catch(() => undefined)
  let begun = ''
  for await (const part of (text ?? source).setEncoding('utf8')) {
    const lines = (begun + String(part)).split('\n')
    begun = lines.pop() ?? ''
    yield* lines
  }
  await flow
  if (begun !== '') yield begun
}

function isGzipped(path: string): boolean {
  const file = openSync(path, 'r')
  try {
    const start = Buffer.alloc(gzipMark.length)
    return readSync(file, start, 0, start.length, 0) === start.length && start.equals(gzipMark)
  } finally {
    closeSync(file)
  }
}

/** Writes lines into a new gzipped file, as DynamoDB's export does; returns how many. Leaves no part of a file behind. */
export async function writeItemFile(path: string, lines: Iterable<string>): Promise<number> {
  let count = 0
  function* ended(): Iterable<string> {
    for (const line of lines) {
      count++
      yield `${line}\n`
    }
  }
  mkdirSync(dirname(path), { recursive: true })
  try {
    await pipeline(
      Readable.from(ended()),
      createGzip(),
      createWriteStream(path, { flags: 'wx', mode: 0o600 }),
    )
  } catch (error) {
    rmSync(path, { force: true })
    throw error
  }
  return count
}
