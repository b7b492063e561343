import { inflateSync } from 'node:zlib'

interface FontTable {
  readonly tag: string
  readonly sum: number
  readonly content: Buffer
}

const headerLength = 44
const rowLength = 20

/**
 * Unpacks a WOFF 1 font into the TrueType or OpenType file that it holds, under a name of our own. Throws a TypeError
 * where it is none.
 */
export function sfntOf(woff: Buffer, name: Buffer): Buffer {
  if (woff.toString('latin1', 0, 4) !== 'wOFF') throw new TypeError('This is not a WOFF font')
  const count = woff.readUInt16BE(12)
  const tables = Array.from({ length: count }, (_, place) => tableAt(woff, headerLength + place * rowLength))
  const renamed = tables.map((table) => (table.tag === 'name' ? { ...table, content: name } : table))
  return assembled(woff.readUInt32BE(4), renamed)
}

function tableAt(woff: Buffer, row: number): FontTable {
  const from = woff.readUInt32BE(row + 4)
  const packed = woff.readUInt32BE(row + 8)
  const length = woff.readUInt32BE(row + 12)
  const content = woff.subarray(from, from + packed)
  return {
    tag: woff.toString('latin1', row, row + 4),
    sum: woff.readUInt32BE(row + 16),
    content: packed < length ? inflateSync(content) : content,
  }
}

/** Tables stand in the order of their tags, each from a multiple of four bytes. */
function assembled(flavour: number, tables: readonly FontTable[]): Buffer {
  const sorted = tables.toSorted((one, other) => (one.tag < other.tag ? -1 : 1))
  const header = Buffer.alloc(12 + 16 * sorted.length)
  const steps = Math.floor(Math.log2(sorted.length))
  const range = 2 ** steps * 16
  header.writeUInt32BE(flavour, 0)
  header.writeUInt16BE(sorted.length, 4)
  header.writeUInt16BE(range, 6)
  header.writeUInt16BE(steps, 8)
  header.writeUInt16BE(sorted.length * 16 - range, 10)
  const parts: Buffer[] = [header]
  let from = header.length
  for (const [place, { tag, sum, content }] of sorted.entries()) {
    const row = 12 + place * 16
    header.write(tag, row, 'latin1')
    header.writeUInt32BE(sum, row + 4)
    header.writeUInt32BE(from, row + 8)
    header.writeUInt32BE(content.length, row + 12)
    const padding = (4 - (content.length % 4)) % 4
    parts.push(content, Buffer.alloc(padding))
    from += content.length + padding
  }
  return Buffer.concat(parts)
}
