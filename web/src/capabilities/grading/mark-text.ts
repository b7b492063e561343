import {
  type Assessment,
  lateMark,
  letterMark,
  type MarkValue,
  MarkWord,
  partsOf,
} from '@matricula/contract/grading'

/** What a mark is typed and copied as. */
const codes: Readonly<Record<MarkWord, string>> = {
  absent: 'ab',
  excused: 'ex',
  missing: 'mi',
  incomplete: 'in',
  pass: 'pass',
  fail: 'fail',
}
/** Letters that people type in place of a word. */
const others: Readonly<Record<string, MarkWord>> = { p: 'pass', f: 'fail' }

export const textOf = (value: MarkValue | null | undefined): string => {
  if (value === null || value === undefined) return ''
  const parts = partsOf(value)
  switch (parts.kind) {
    case 'number':
      return parts.late ? `${parts.number} late` : String(parts.number)
    case 'letter':
      return parts.letter
    case 'word':
      return codes[parts.word]
  }
}

export type Marked = Pick<Assessment, 'outOf' | 'kind' | 'letters'>
/** A key of the texts, and what to fill into it. */
type Fault =
  | 'check.number'
  | 'check.decimals'
  | 'check.over'
  | 'check.negative'
  | 'check.letter'
  | 'check.pass'
export type ReadMark = { readonly value: MarkValue | null } | { readonly fault: Fault }

/**
 * Reads what was typed or pasted: numbers with a point or a comma, late or not, letters of the assessment, or a word or its
 * code.
 */
export function readMark(text: string, assessment: Marked): ReadMark {
  const typed = text.trim().toLowerCase()
  if (typed === '') return { value: null }
  const letter = assessment.letters?.find((one) => one.letter.toLowerCase() === typed)
  if (letter) return { value: letterMark(letter.letter) }
  const word = wordIn(typed)
  if (word && isSaidOf(word, assessment)) return { value: word }
  if (assessment.kind === 'letters') return { fault: 'check.letter' }
  if (assessment.kind === 'pass-fail') return { fault: 'check.pass' }
  return readNumber(typed, assessment.outOf)
}

const wordIn = (typed: string): MarkWord | undefined =>
  others[typed] ?? MarkWord.options.find((word) => typed === word || typed === codes[word])

const isSaidOf = (word: MarkWord, { kind }: Marked): boolean =>
  kind === 'pass-fail' || (word !== 'pass' && word !== 'fail')

function readNumber(typed: string, outOf: number): ReadMark {
  const [, digits = '', late] = /^(.*?)\s*(la|late)?$/.exec(typed) ?? []
  const plain = digits.replace(',', '.')
  if (!/^-?(\d+\.?\d*|\.\d+)$/.test(plain)) return { fault: 'check.number' }
  const value = Number(plain)
  if (value < 0) return { fault: 'check.negative' }
  if (/\.\d{3,}$/.test(plain.replace(/0+$/, ''))) return { fault: 'check.decimals' }
  if (value > outOf) return { fault: 'check.over' }
  return { value: late === undefined ? value : lateMark(value) }
}
