import { crc32 } from 'node:zlib'

export interface ZipEntry {
  readonly name: string
  readonly content: Uint8Array
}

/** Midnight on 1 January 1980, the first day that the format knows: the same entries give the same file. */
const noDate = 0x0021
const utf8Names = 0x0800
const version = 20

/** Entries as one ZIP file, uncompressed, since PDFs are compressed already; one entry is in memory at a time. */
export async function* zipOf(entries: AsyncIterable<ZipEntry>): AsyncGenerator<Buffer> {
  const directory: Buffer[] = []
  let offset = 0
  for await (const { name, content } of entries) {
    const named = Buffer.from(name)
    const facts = factsOf(named, content)
    const local = Buffer.concat([signature(0x04034b50), facts, named])
    directory.push(directoryEntry(facts, named, offset))
    offset += local.length + content.length
    yield local
    yield Buffer.from(content.buffer, content.byteOffset, content.byteLength)
  }
  const listing = Buffer.concat(directory)
  yield listing
  yield ending(directory.length, listing.length, offset)
}

function factsOf(name: Buffer, content: Uint8Array): Buffer {
  const facts = Buffer.alloc(26)
  facts.writeUInt16LE(version, 0)
  facts.writeUInt16LE(utf8Names, 2)
  facts.writeUInt16LE(noDate, 8)
  facts.writeUInt32LE(crc32(content), 10)
  facts.writeUInt32LE(content.byteLength, 14)
  facts.writeUInt32LE(content.byteLength, 18)
  facts.writeUInt16LE(name.length, 22)
  return facts
}

function directoryEntry(facts: Buffer, name: Buffer, offset: number): Buffer {
  const madeBy = Buffer.alloc(2)
  madeBy.writeUInt16LE(version)
  const rest = Buffer.alloc(14)
  rest.writeUInt32LE(offset, 10)
  return Buffer.concat([signature(0x02014b50), madeBy, facts, rest, name])
}

function ending(count: number, length: number, offset: number): Buffer {
  const end = Buffer.alloc(18)
  end.writeUInt16LE(count, 4)
  end.writeUInt16LE(count, 6)
  end.writeUInt32LE(length, 8)
  end.writeUInt32LE(offset, 12)
  return Buffer.concat([signature(0x06054b50), end])
}

function signature(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(value)
  return bytes
}
