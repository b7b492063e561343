import type { RowHead } from './grid-column.ts'

/** Pixels of a letter at the sizes of a name and of its detail: a generous average for Latin letters, nearly the widest of the others. */
const latin = { name: 8.3, detail: 7.6 }
const other = { name: 12, detail: 11 }
const around = 24
const between = 12
const least = 160
const most = 380

/** Room for the longest name beside its detail, as a CSS length: bounded, and never half of a narrow screen. */
export function headWidthOf<Row>(rows: readonly Row[], { text, detail, width }: RowHead<Row>): string {
  const needed = width ?? widest(rows.map((row) => widthOf(text(row), detail?.(row))))
  return `min(${Math.ceil(needed)}px, 45vw)`
}

const widest = (widths: readonly number[]): number =>
  widths.reduce((so, width) => Math.min(most, Math.max(so, width)), least)

const widthOf = (name: string, detail = ''): number =>
  around + lengthOf(name, 'name') + (detail === '' ? 0 : between + lengthOf(detail, 'detail'))

function lengthOf(text: string, size: keyof typeof latin): number {
  const narrow = text.match(/[\u0020-\u024f]/gu)?.length ?? 0
  return narrow * latin[size] + (text.length - narrow) * other[size]
}
