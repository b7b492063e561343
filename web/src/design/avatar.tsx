import styles from './avatar.module.css'

/** Two letters for a face; always beside the written name, so it is not read out. */
export function Avatar({ name, size = 36 }: { readonly name: string; readonly size?: number }) {
  return (
    <span className={styles.avatar} style={{ inlineSize: size, blockSize: size }} aria-hidden>
      {initialsOf(name)}
    </span>
  )
}

/** The first letters of the first and last word, whole characters of any script. */
export function initialsOf(name: string): string {
  const words = name.split(/\s+/).filter((word) => /\p{L}/u.test(word) && !word.endsWith('.'))
  const ends = words.length > 1 ? [words[0], words.at(-1)] : words
  return ends.map((word) => firstLetterOf(word ?? '')).join('')
}

const segments = new Intl.Segmenter(undefined, { granularity: 'grapheme' })

function firstLetterOf(word: string): string {
  const [first] = segments.segment(word.replace(/^[^\p{L}]+/u, ''))
  return first?.segment.toUpperCase() ?? ''
}
