import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const source = readFileSync(join(import.meta.dirname, 'tokens.css'), 'utf8')

/** The colours of one scheme, read from the file that ships. */
function tokensOf(scheme: string): Map<string, string> {
  const start = source.indexOf(`[data-mantine-color-scheme="${scheme}"] {`)
  const block = source.slice(start, source.indexOf('}', start))
  return new Map(
    [...block.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map(([, name = '', hex = '']) => [name, hex]),
  )
}

function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].toSorted((a, b) => b - a)
  return (light + 0.05) / (dark + 0.05)
}

const grounds = ['surface', 'canvas', 'sunken']
const text = [
  ...['text', 'text-2', 'text-3'].flatMap((ink) => grounds.map((ground) => [ink, ground])),
  ...['ok', 'warn', 'bad', 'info'].flatMap((word) => [
    [word, `${word}-soft`],
    [word, 'surface'],
    ['text', `${word}-soft`],
  ]),
  ...['surface', 'canvas', 'accent-soft'].map((ground) => ['accent-text', ground]),
  ...['accent', 'accent-hover'].map((ground) => ['on-accent', ground]),
  ...['text', 'text-2'].flatMap((ink) => ['accent-soft', 'live'].map((ground) => [ink, ground])),
  ['on-bad', 'bad'],
  ...Array.from({ length: 8 }, (_, hue) => [`c${hue}-fg`, `c${hue}-bg`]),
] as const
const edges = [
  ...['surface', 'canvas'].flatMap((ground) => [
    ['line-strong', ground],
    ['accent', ground],
  ]),
  ...Array.from({ length: 8 }, (_, hue) => [`c${hue}-edge`, 'surface']),
] as const

const cases = ['light', 'dark'].flatMap((scheme) => [
  ...text.map(([ink, ground]) => ({ scheme, ink, ground, least: 4.5 })),
  ...edges.map(([ink, ground]) => ({ scheme, ink, ground, least: 3 })),
])

test.each(cases)(
  '$ink is legible on $ground in the $scheme scheme',
  ({ scheme, ink = '', ground = '', least }) => {
    const tokens = tokensOf(scheme)
    const inkHex = tokens.get(ink)
    const groundHex = tokens.get(ground)
    expect([inkHex, groundHex]).not.toContain(undefined)
    expect(contrast(inkHex ?? '', groundHex ?? '')).toBeGreaterThanOrEqual(least)
  },
)

test('both schemes name the same tokens', () => {
  expect([...tokensOf('dark').keys()].toSorted()).toEqual([...tokensOf('light').keys()].toSorted())
})
