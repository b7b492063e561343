import { inflateSync } from 'node:zlib'
import { afterAll, describe, expect, test } from 'vitest'
import { readFonts } from './fonts.ts'
import { createPress } from './press.ts'
import { template } from './template.ts'

const fonts = readFonts()
const press = createPress()
afterAll(() => press.close())

const names = {
  Latin: 'Nguyễn Thị Ánh · Łukasz Żółć · Þórður Æsir · José Müller-Øst',
  Devanagari: 'श्री क्षत्रिय विद्यार्थी संगणक',
  Telugu: 'శ్రీ లక్ష్మి కృష్ణ వ్యక్తిత్వ స్త్రీ',
  Arabic: 'محمد عبد الرحمن الحدّاد',
  Greek: 'Ελένη Παπαδοπούλου',
  Cyrillic: 'Дмитрий Чайковский',
}

describe('a name in', () => {
  test.each(Object.entries(names))('%s has every letter in our fonts, and prints', async (_, name) => {
    expect(fonts.missing(name)).toEqual([])
    const pdf = await press.print(orderOf(name), 'now')

    expect(pdf.toString('latin1')).toMatch(/^%PDF-1\.7/)
    expect(glyphsMissing(pdf)).toEqual([])
  })
})

test('letters that no font of ours has are named, and no font of the system steps in', async () => {
  expect(fonts.missing('தமிழ் Ada')).toEqual(['த', 'ம', 'ி', 'ழ', '்'])
  expect(glyphsMissing(await press.print(orderOf('தமிழ்'), 'now'))).not.toEqual([])
})

test('the same order gives the same bytes, also from another press', async () => {
  const other = createPress()
  const [one, two] = await Promise.all([
    press.print(orderOf('Ada'), 'now'),
    other.print(orderOf('Ada'), 'later'),
  ])
  await other.close()

  expect(one.equals(two)).toBe(true)
})

test('text in the place of markup stays text', async () => {
  const pdf = await press.print(orderOf('#panic("no") $x$ [a] *b* file:///etc/passwd \\u{202e}'), 'now')
  expect(pdf.toString('latin1')).not.toMatch(/\/(JS|Launch|OpenAction)\b/)
})

test('a server without the compiler says what is missing when it is asked to print, and goes on', async () => {
  const bare = createPress(() => ({
    compiler: 'file:///nowhere/typst.js',
    fonts: { files: [], missing: () => [] },
  }))
  const refused = {
    code: 'document.printer-missing',
    facts: { detail: expect.stringContaining('npm install') },
  }
  await expect(bare.print(orderOf('Ada'), 'now')).rejects.toMatchObject(refused)
  await expect(bare.print(orderOf('Ada'), 'now')).rejects.toMatchObject(refused)
  await bare.close()
})

const orderOf = (name: string) => ({
  template,
  at: 1_799_654_400,
  inputs: {
    sheet: JSON.stringify({
      title: 'Academic transcript',
      number: 'TR-2027-000001',
      initials: 'MU',
      issuer: { name: 'Meridian University' },
      holder: { name, localName: name, rollNumber: 'CS27-001' },
      facts: [['Programme', name]],
      tables: [],
      totals: [],
      verifyShort: 'sis.example.edu/verify',
      codeSpaced: '8F2K-77QP-3M9D-XH40',
      hashShort: 'abc',
      keyId: 'key',
      issuedOn: '11 January 2027',
    }),
    qr: '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><path d="M0 0h1v1z"/></svg>',
    signed: '{}',
  },
})

/** Pieces of content that show glyph 0, which every font keeps for what it cannot draw; glyphs are two bytes each. */
function glyphsMissing(pdf: Buffer): string[] {
  const text = pdf.toString('latin1')
  return [...text.matchAll(/\/FlateDecode[^>]*>>\s*stream\r?\n/g)].flatMap((found) => {
    const from = found.index + found[0].length
    const content = inflated(pdf.subarray(from, text.indexOf('endstream', from)))
    return content.match(/\(\\000\\000.*?T[jJ]/g) ?? []
  })
}

function inflated(bytes: Buffer): string {
  try {
    return inflateSync(bytes).toString('latin1')
  } catch {
    return ''
  }
}
