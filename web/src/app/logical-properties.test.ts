import { expect, test } from 'vitest'
import { sourceFiles } from '#testing/source-files.ts'

const physical = [
  /(?<![\w-])(?:margin|padding|border|scroll-margin|scroll-padding)-(?:left|right|top|bottom)\b/,
  /(?<![\w-])border-(?:top|bottom)-(?:left|right)-radius\b/,
  /(?<![\w-])(?:left|right|top|bottom)\s*:/,
  /text-align\s*:\s*(?:left|right)\b/,
  /float\s*:\s*(?:left|right)\b/,
  /(?<![\w-])(?:min-|max-)?(?:width|height)\s*:/,
]
const inStyles = /(?:marginLeft|marginRight|paddingLeft|paddingRight|borderLeft|borderRight)\b/

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
