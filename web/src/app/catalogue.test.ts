import { basename } from 'node:path'
import { expect, test } from 'vitest'
import { sourceFiles } from '#testing/source-files.ts'

type Texts = Record<string, string>
const plural = /_(?:zero|one|two|few|many|other)$/

const catalogues = new Map(
  sourceFiles('.json')
    .filter(({ path }) => path.startsWith('locales/en/'))
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the catalogue is checked right below
    .map(({ path, text }) => [basename(path, '.json'), JSON.parse(text) as Texts] as const),
)
const code = sourceFiles('.ts', '.tsx').filter(({ path }) => !path.includes('.test.'))
const allCode = code.map(({ text }) => text).join('\n')

/** A key is used when it stands in the code as it is, or when the code puts its beginning before a value. */
const beginnings = [...allCode.matchAll(/[`']([\w.-]+\.)\$\{/g)].map(([, beginning = '']) => beginning)
const isUsed = (key: string): boolean =>
  [`'${key}'`, `"${key}"`, `\`${key}\``].some((written) => allCode.includes(written)) ||
  beginnings.some((beginning) => key.startsWith(beginning))

test.each([...catalogues])('every text of %s is used somewhere', (_, texts) => {
  const keys = new Set(Object.keys(texts).map((key) => key.replace(plural, '')))
  expect([...keys].filter((key) => !isUsed(key))).toEqual([])
})

test.each([...catalogues])(
  'texts of %s that count have both forms, and none is empty',
  (namespace, texts) => {
    const keys = Object.keys(texts)
    const lonely = keys.filter(
      (key) => key.endsWith('_one') && !keys.includes(key.replace(/_one$/, '_other')),
    )
    const empty = keys.filter(
      (key) => texts[key]?.trim() === '' && `${namespace}:${key}` !== 'navigation:group.top',
    )
    expect([...lonely, ...empty]).toEqual([])
  },
)

test('a page speaks only of areas that have a catalogue', () => {
  const named = code.flatMap(({ path, text }) =>
    [...text.matchAll(/useTranslation\('([\w-]+)'\)/g)].map(([, namespace = '']) => ({ path, namespace })),
  )
  expect(named.filter(({ namespace }) => !catalogues.has(namespace))).toEqual([])
})
