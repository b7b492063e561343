import type { Row } from './reader.ts'

const named: Readonly<Record<string, string>> = {
  amp: '&',
  quot: '"',
  apos: "'",
  lt: '<',
  gt: '>',
  nbsp: ' ',
}

/** HTML entities that found their way into a table, as the characters they stand for. */
export const withoutEntities = (text: string): string =>
  text.replaceAll(/&(?:#(\d{1,6})|#x([\da-f]{1,5})|(\w{2,4}));/gi, (whole, decimal, hex, name) => {
    if (name) return named[String(name).toLowerCase()] ?? whole
    const point = decimal ? Number(decimal) : Number.parseInt(String(hex), 16)
    return point > 31 && point <= 0x10_ff_ff ? String.fromCodePoint(point) : whole
  })

/** The cell in that column as the characters that it stands for; empty where the file has none. */
export const plainCell = (row: Row, name: string): string => withoutEntities(row.cells[name] ?? '').trim()
