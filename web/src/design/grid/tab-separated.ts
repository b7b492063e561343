/** Reads what a spreadsheet puts on the clipboard: tabs between cells, quotes around cells that hold tabs or line ends. */
export function readTabSeparated(text: string): string[][] {
  const rows: string[][] = [[]]
  const cells = /(?:"((?:[^"]|"")*)"|([^\t\r\n]*))(\t|\r\n|\n|\r|$)/gy
  let end = 0
  for (const [whole, quoted, plain = '', separator] of text.matchAll(cells)) {
    rows.at(-1)?.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'))
    end += whole.length
    if (separator === '') break
    if (separator !== '\t') rows.push([])
  }
  if (end < text.length) return readUnquoted(text)
  return withoutLastBlank(rows)
}

/** A stray quote is then just a letter. */
const readUnquoted = (text: string): string[][] =>
  withoutLastBlank(text.split(/\r\n|\n|\r/).map((line) => line.split('\t')))

/** Spreadsheets end the last row too. */
function withoutLastBlank(rows: string[][]): string[][] {
  const last = rows.at(-1)
  const blank = last !== undefined && last.every((cell) => cell === '') && last.length <= 1
  return blank ? rows.slice(0, -1) : rows
}

const quote = (cell: string): string => (/["\t\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)

export const writeTabSeparated = (rows: readonly (readonly string[])[]): string =>
  rows.map((row) => row.map(quote).join('\t')).join('\n')
