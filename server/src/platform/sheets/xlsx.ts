import { strToU8, Zip, ZipDeflate } from 'fflate'
import type { Cells, Column } from './columns.ts'

/** The first day that the format knows: the same table gives the same file. */
const noDate = '1980-01-01'
/** Rows that are packed together. */
const rowsAtOnce = 200
const rowHeight = 15

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const packaged = 'http://schemas.openxmlformats.org/package/2006'
const types = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

/** Everything but the rows; the heading has a style of its own. */
const parts: Readonly<Record<string, string>> = {
  '[Content_Types].xml': `${head}<Types xmlns="${packaged}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${types}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${types}.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="${types}.styles+xml"/></Types>`,
  '_rels/.rels': `${head}<Relationships xmlns="${packaged}/relationships"><Relationship Id="rId1" Type="${relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  'xl/workbook.xml': `${head}<workbook xmlns="${main}" xmlns:r="${relations}"><sheets><sheet name="Table" sheetId="1" r:id="rId1"/></sheets></workbook>`,
  'xl/_rels/workbook.xml.rels': `${head}<Relationships xmlns="${packaged}/relationships"><Relationship Id="rId1" Type="${relations}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${relations}/styles" Target="styles.xml"/></Relationships>`,
  'xl/styles.xml': `${head}<styleSheet xmlns="${main}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="1"><fill><patternFill patternType="none"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2"><xf/><xf fontId="1" applyFont="1"/></cellXfs></styleSheet>`,
}

/**
 * A table as a workbook of one sheet, whose heading stays in view. Text is typed as text, so that nothing in it is ever
 * calculated, and numbers as numbers. Some rows are in memory at a time.
 */
export async function* xlsxOf(
  columns: readonly Column[],
  records: AsyncIterable<Cells>,
): AsyncGenerator<Uint8Array> {
  const packed: Uint8Array[] = []
  const zip = new Zip((error, chunk) => {
    if (error) throw error
    packed.push(chunk)
  })
  for (const [name, content] of Object.entries(parts)) fileIn(zip, name).push(strToU8(content), true)
  const sheet = fileIn(zip, 'xl/worksheets/sheet1.xml')
  let waiting =
    opening(columns) +
    rowOf(
      1,
      columns.map(({ label }) => label),
      headed,
    )
  let rows = 0
  for await (const record of records) {
    rows += 1
    const cells = columns.map(({ field }) => record[field])
    waiting += rowOf(rows + 1, cells, plain)
    if (rows % rowsAtOnce > 0) continue
    sheet.push(strToU8(waiting))
    waiting = ''
    yield* packed.splice(0)
  }
  sheet.push(strToU8(`${waiting}</sheetData></worksheet>`), true)
  zip.end()
  yield* packed.splice(0)
}

function fileIn(zip: Zip, name: string): ZipDeflate {
  const file = new ZipDeflate(name, { level: 6 })
  file.mtime = noDate
  zip.add(file)
  return file
}

const plain = 0
const headed = 1

const opening = (columns: readonly Column[]): string => {
  const widths = columns.map(
    ({ label, example }, place) =>
      `<col min="${place + 1}" max="${place + 1}" width="${Math.min(60, Math.max(10, label.length, example.length) + 2)}" customWidth="1"/>`,
  )
  return `${head}<worksheet xmlns="${main}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><sheetFormatPr defaultRowHeight="${rowHeight}"/><cols>${widths.join('')}</cols><sheetData>`
}

/** Some readers want every cell to say where it is. */
const rowOf = (row: number, cells: readonly (string | number | undefined)[], style: number): string =>
  `<row r="${row}">${cells.map((value, column) => cellOf(`${letterOf(column)}${row}`, value, style)).join('')}</row>`

function cellOf(place: string, value: string | number | undefined, style: number): string {
  if (value === undefined || value === '') return ''
  if (typeof value === 'number') return `<c r="${place}" s="${style}"><v>${value}</v></c>`
  return `<c r="${place}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${escaped(value)}</t></is></c>`
}

/** A, B … Z, AA, AB … */
const letterOf = (column: number): string =>
  `${column < 26 ? '' : letterOf(Math.floor(column / 26) - 1)}${String.fromCharCode(65 + (column % 26))}`

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' }
/** Characters that XML has no way to write. */
const unwritable = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu

const escaped = (text: string): string =>
  text.replaceAll(unwritable, '').replaceAll(/[&<>]/g, (character) => entities[character] ?? '')
