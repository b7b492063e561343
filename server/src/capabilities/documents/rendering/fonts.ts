import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { coverageOf } from './coverage.ts'
import { nameTable } from './font-name.ts'
import { sfntOf } from './woff.ts'

const families: Readonly<Record<string, readonly string[]>> = {
  inter: ['latin', 'latin-ext', 'vietnamese', 'cyrillic', 'cyrillic-ext', 'greek', 'greek-ext'],
  'noto-sans-devanagari': ['devanagari'],
  'noto-sans-telugu': ['telugu'],
  'noto-sans-arabic': ['arabic'],
}
const weights = [400, 600]

const entries = Object.entries(families).flatMap(([family, scripts]) =>
  scripts.map((script) => ({
    file: `@fontsource/${family}/files/${family}-${script}`,
    name: `Matricula ${family} ${script}`,
  })),
)

/** Every family by name, in the order in which letters are looked for. */
export const fontFamilies: readonly string[] = entries.map(({ name }) => name)

export interface DocumentFonts {
  /** TrueType files, for the compiler. */
  readonly files: readonly Buffer[]
  /** Characters of a text that none of the fonts can draw, each once; empty where all can be printed. */
  missing(text: string): string[]
}

/** Reads and unpacks the fonts of documents: about 30 ms, done once for a server. */
export function readFonts(): DocumentFonts {
  const find = createRequire(import.meta.url)
  const files = entries.flatMap(({ file, name }) =>
    weights.map((weight) =>
      sfntOf(readFileSync(find.resolve(`${file}-${weight}-normal.woff`)), nameTable(name, String(weight))),
    ),
  )
  const drawn = new Set(files.flatMap((file) => [...coverageOf(file)]))
  return {
    files,
    missing: (text) =>
      [...new Set(text)].filter((letter) => {
        const point = letter.codePointAt(0) ?? 0
        return !drawn.has(point) && !invisible.test(letter)
      }),
  }
}

/** What shapes or parts other letters and is never drawn by itself. */
const invisible = /^[\s\p{Cf}]$/u
