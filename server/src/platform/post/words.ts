import { createInstance } from 'i18next'
import english from './words/en.json' with { type: 'json' }

/** Of the catalogue, without the endings that a number chooses. */
export type LetterWord = keyof typeof english extends infer Key
  ? Key extends `${infer Stem}_${'one' | 'other'}`
    ? Stem
    : Key
  : never

const catalogue = createInstance()
void catalogue.init({
  lng: 'en',
  resources: { en: { letters: english } },
  defaultNS: 'letters',
  keySeparator: false,
  nsSeparator: false,
  initAsync: false,
  // Letters are plain text.
  interpolation: { escapeValue: false },
})

/** What letters say: every text of theirs stands in the catalogue, with what it tells in double braces. */
export const inLetter = (word: LetterWord, facts: Readonly<Record<string, string | number>> = {}): string =>
  catalogue.t(word, { ...facts, defaultValue: word })
