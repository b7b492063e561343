/** Marks that people leave out when they type: accents over Latin, Greek and Cyrillic, and the vowel signs of Arabic. */
const omittedMarks = /[\u0300-\u036F\u064B-\u065F\u0670]/gu
/** Invisible joiners and the Arabic stretching line. */
const omittedLetters = /[\u0640\u200B-\u200F\u2060\uFEFF]/gu
const apostrophes = /['’‘ʼʻ`´]/gu
const notInWords = /[^\p{L}\p{M}\p{N}]+/u
const replaced: ReadonlyMap<string, string> = new Map([
  ['ß', 'ss'],
  ['æ', 'ae'],
  ['œ', 'oe'],
  ['ø', 'o'],
  ['đ', 'd'],
  ['ð', 'd'],
  ['þ', 'th'],
  ['ł', 'l'],
  ['ı', 'i'],
  ['ى', 'ي'],
  ['ک', 'ك'],
  ['ی', 'ي'],
])

const mostWords = 16
const longestWord = 40

/** As names are compared: without case and accents. The vowel signs of Indic scripts stay, since they are letters. */
export function foldedName(text: string): string {
  const bare = text
    .normalize('NFKC')
    .toLowerCase()
    .normalize('NFD')
    .replaceAll(omittedMarks, '')
    .replaceAll(omittedLetters, '')
    .replaceAll(apostrophes, '')
    .normalize('NFC')
  return Array.from(bare, (letter) => replaced.get(letter) ?? letter).join('')
}

/** The words of a name, folded, each once and at most sixteen, in the order in which they stand. */
export function wordsOf(...names: readonly (string | undefined)[]): string[] {
  const words = names
    .flatMap((name) => foldedName(name ?? '').split(notInWords))
    .filter((word) => word !== '')
    .map((word) => Array.from(word).slice(0, longestWord).join(''))
  return [...new Set(words)].slice(0, mostWords)
}

/** The first characters of a word, whole. */
export const beginningOf = (word: string, characters: number): string =>
  Array.from(word).slice(0, characters).join('')

const letters = Array.from('abcdefghijklmnopqrstuvwxyz')

/** Every initial under which names are listed, in the order of the names: before the Latin letters, they, after them. */
export const initials: readonly string[] = ['0', ...letters, '~']

export function initialOf(sortName: string): string {
  const [first = ''] = sortName
  if (first < 'a') return '0'
  return first > 'z' ? '~' : first
}
