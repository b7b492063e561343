import { expect, test } from 'vitest'
import { sourceFiles } from '#testing/source-files.ts'

const physical = [
  /(?<![\w-])(?:margin|padding|border|scroll-margin|scroll-padding)-(?:left|right|top|bottom)\b/,
  /(?<![\w-])border-(?:top|bottom)-(?:left|right)-radius\b/,
  /(?<![\w-])(?:left|right|top|bottom)\s*:/,
  /text-align\s*:\s*(?:left|right)\b/,
  /clear\s*:\s*(?:left|right)\b/,
  /(?:transform-origin|background-position|object-position)\s*:[^;]*\b(?:left|right)\b/,
  /to (?:left|right)\b/,
  /translateX\(/,
  // A bar at the start of a row: its offset must follow `--reading`.
  /box-shadow\s*:[^;]*inset -?[1-9]\d*px 0/,
  /float\s*:\s*(?:left|right)\b/,
  /(?<![\w-])(?:min-|max-)?(?:width|height)\s*:/,
]
const inStyles =
  /(?:(?:margin|padding|border)(?:Left|Right)\b|textAlign: '(?:left|right)'|style=\{\{[^}]*\b(?:left|right|top|bottom): |position="(?:top|bottom)-(?:left|right)")/

/** Conditions of media queries speak of the window, which has no reading direction. */
const withoutConditions = (text: string): string =>
  text.replace(/@media[^{]*\{/g, '{').replace(/\/\*[\s\S]*?\*\//g, '')

test('styles name no side of the screen, so that every page can be mirrored', () => {
  const found = sourceFiles('.css').flatMap(({ path, text }) =>
    withoutConditions(text)
      .split('\n')
      .filter((line) => physical.some((property) => property.test(line)))
      .map((line) => `${path}: ${line.trim()}`),
  )
  expect(found).toEqual([])
})

test('components name no side of the screen either', () => {
  expect(
    sourceFiles('.tsx')
      .filter(({ text }) => inStyles.test(text))
      .map(({ path }) => path),
  ).toEqual([])
})
