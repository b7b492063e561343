import { z } from 'zod'

const number = z
  .number()
  .min(0, 'A mark is not negative')
  .max(10_000)
  .multipleOf(0.01, 'At most two decimals')

/** Why there is no number, or whether the work passed. */
export const MarkWord = z.enum(['absent', 'excused', 'missing', 'incomplete', 'pass', 'fail'])
export type MarkWord = z.infer<typeof MarkWord>

/** A letter is stored behind an equals sign, so that none is taken for a word. */
const letter = z.string().regex(/^=\S{1,4}$/, 'Enter a letter of at most four characters')
const late = z.string().regex(/^\d{1,5}(\.\d{1,2})? late$/, 'Enter the number, a space and late')

/** A number with at most two decimals, the same with `late` behind it, a letter, or a word. */
export const MarkValue = z.union([number, MarkWord, letter, late])
export type MarkValue = z.infer<typeof MarkValue>

export type MarkParts =
  | { readonly kind: 'number'; readonly number: number; readonly late: boolean }
  | { readonly kind: 'letter'; readonly letter: string }
  | { readonly kind: 'word'; readonly word: MarkWord }

/** What a mark is made of. */
export function partsOf(value: MarkValue): MarkParts {
  if (typeof value === 'number') return { kind: 'number', number: value, late: false }
  if (value.startsWith('=')) return { kind: 'letter', letter: value.slice(1) }
  const word = MarkWord.safeParse(value)
  if (word.success) return { kind: 'word', word: word.data }
  return { kind: 'number', number: Number(value.split(' ')[0]), late: true }
}

export const lateMark = (mark: number): MarkValue => `${mark} late`
export const letterMark = (chosen: string): MarkValue => `=${chosen}`

/** The number of a mark, late or not; nothing for words and letters. */
export function numberIn(value: MarkValue | null | undefined): number | undefined {
  if (value === null || value === undefined) return undefined
  const parts = partsOf(value)
  return parts.kind === 'number' ? parts.number : undefined
}
