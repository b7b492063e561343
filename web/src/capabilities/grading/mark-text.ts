import type { MarkValue } from '@matricula/contract/grading'

/** What a mark is typed and copied as. */
const codes = { absent: 'ab', excused: 'ex', missing: 'mi' } as const

export const textOf = (value: MarkValue | null | undefined): string => {
  if (value === null || value === undefined) return ''
  return typeof value === 'number' ? String(value) : codes[value]
}

export type ReadMark =
  | { readonly value: MarkValue | null }
  /** A key of the texts, and what to fill into it. */
  | { readonly fault: 'check.number' | 'check.decimals' | 'check.over' | 'check.negative' }

/** Reads what was typed or pasted: numbers with a point or a comma, or a word or its first two letters. */
export function readMark(text: string, outOf: number): ReadMark {
  const typed = text.trim().toLowerCase()
  if (typed === '') return { value: null }
  for (const word of ['absent', 'excused', 'missing'] as const) {
    if (typed === codes[word] || typed === word) return { value: word }
  }
  const plain = typed.replace(',', '.')
  if (!/^-?(\d+\.?\d*|\.\d+)$/.test(plain)) return { fault: 'check.number' }
  const value = Number(plain)
  if (value < 0) return { fault: 'check.negative' }
  if (/\.\d{3,}$/.test(plain.replace(/0+$/, ''))) return { fault: 'check.decimals' }
  return value > outOf ? { fault: 'check.over' } : { value }
}
