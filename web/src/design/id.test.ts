import { expect, test } from 'vitest'
import { sourceFiles } from '#testing/source-files.ts'

/** Ids written as a plain `bdi`, which a narrow screen would break at their hyphen. */
const loose = /<bdi[^>]*>\s*\{[\w.]*(?:rollNumber|[a-z]Id)\}/

test('whatever names a record is drawn as an id, so that no screen is too narrow for it', () => {
  expect(
    sourceFiles('.tsx')
      .filter(({ text }) => loose.test(text))
      .map(({ path }) => path),
  ).toEqual([])
})
