import { strToU8, Zip, ZipDeflate, ZipPassThrough } from 'fflate'

export interface ZipEntry {
  readonly name: string
  readonly content: Iterable<Uint8Array> | AsyncIterable<string | Uint8Array>
  /** Files that are compressed already, such as PDFs, are put in as they are. */
  readonly compressed?: true
}

/** The first day that the format knows: the same entries give the same file. */
const noDate = '1980-01-01'

/** Entries as one ZIP file. It is made while it is read: a piece of one entry is in memory at a time. */
export async function* zipOf(entries: AsyncIterable<ZipEntry>): AsyncGenerator<Uint8Array> {
  const packed: Uint8Array[] = []
  const zip = new Zip((error, chunk) => {
    if (error) throw error
    packed.push(chunk)
  })
  for await (const { name, content, compressed } of entries) {
    const file = compressed ? new ZipPassThrough(name) : new ZipDeflate(name, { level: 6 })
    file.mtime = noDate
    zip.add(file)
    for await (const piece of content) {
      file.push(typeof piece === 'string' ? strToU8(piece) : piece)
      yield* packed.splice(0)
    }
    file.push(new Uint8Array(), true)
    yield* packed.splice(0)
  }
  zip.end()
  yield* packed.splice(0)
}
