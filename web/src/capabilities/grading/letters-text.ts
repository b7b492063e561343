import type { LetterWorth } from '@matricula/contract/grading'

/** What is offered for a new assessment; anybody may say otherwise. */
export const usualLetters = 'A 95, A- 91, B+ 88, B 85, B- 81, C+ 78, C 75, C- 71, D+ 68, D 65, F 0'

/** Reads letters with their worth as they are written: "A 95, A- 91". What cannot be read is left as it is, to be refused. */
export const lettersFrom = (text: string): unknown[] =>
  text
    .split(/[,;\n]/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map((part) => {
      const [letter = '', percent = ''] = part.split(/\s+/)
      return { letter, percent: percent === '' ? undefined : Number(percent) }
    })

export const lettersText = (letters: readonly LetterWorth[]): string =>
  letters.map(({ letter, percent }) => `${letter} ${percent}`).join(', ')
