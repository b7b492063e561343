import type { Measured } from './measure.ts'

export interface Row extends Measured {
  readonly place: string
  readonly operation: string
  readonly concurrency: number
}

const figure = (value: number): string =>
  value.toLocaleString('en', { maximumFractionDigits: value < 10 ? 2 : value < 100 ? 1 : 0 })

/** The rows as a table whose columns are the places. */
export function tableOf(rows: readonly Row[]): string {
  const places = [...new Set(rows.map((row) => row.place))]
  const lines = groups(rows).map((group) => [
    group[0]?.operation ?? '',
    String(group[0]?.concurrency ?? ''),
    ...places.map((place) => cellOf(group.find((row) => row.place === place))),
  ])
  return aligned([['operation', 'at once', ...places], ...lines])
}

function cellOf(row: Row | undefined): string {
  if (!row) return 'not supported'
  const cpu = row.cpu === undefined ? '' : `, ${figure(row.cpu)} µs`
  return `${figure(row.perSecond)}/s, ${figure(row.median)}/${figure(row.p99)} ms${cpu}`
}

/** How many times as many calls a second the first place answers as each of the others. */
export function ratiosOf(rows: readonly Row[]): string {
  const [first = '', ...others] = new Set(rows.map((row) => row.place))
  const lines = groups(rows).map((group) => {
    const own = group.find((row) => row.place === first)?.perSecond ?? 0
    const ratios = others.map((place) => {
      const other = group.find((row) => row.place === place)
      return other ? `${figure(own / other.perSecond)} x` : '-'
    })
    return [group[0]?.operation ?? '', String(group[0]?.concurrency ?? ''), ...ratios]
  })
  return aligned([['operation', 'at once', ...others], ...lines])
}

function groups(rows: readonly Row[]): readonly Row[][] {
  const found = new Map<string, Row[]>()
  for (const row of rows) {
    const name = `${row.operation} ${row.concurrency}`
    found.set(name, [...(found.get(name) ?? []), row])
  }
  return [...found.values()]
}

export function aligned(lines: readonly (readonly string[])[]): string {
  const widths = (lines[0] ?? []).map((_, at) => Math.max(...lines.map((line) => line[at]?.length ?? 0)))
  return lines
    .map((line) => `| ${line.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join(' | ')} |`)
    .toSpliced(1, 0, `|${widths.map((width) => '-'.repeat(width + 2)).join('|')}|`)
    .join('\n')
}
