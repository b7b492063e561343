import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ImportKind } from '@matricula/contract/interop'
import { TermId } from '@matricula/contract/kernel'
import { expect, test } from 'vitest'
import type { Wish } from '#capabilities/interop/wishes.ts'
import { collected } from './collected.ts'
import { decode } from './decode.ts'
import { guessMapping } from './mapping.ts'
import { readFile } from './read-file.ts'
import type { Reading } from './reader.ts'
import { kindOf, readerOf } from './readers.ts'
import { sheetOf } from './sheet.ts'

/** The absolute path of a folder with published terms, which are not part of this project. */
const folder = process.env['MATRICULA_REAL_TERMS']
const there = folder !== undefined && existsSync(folder)
if (!there)
  process.stdout.write(
    'Not run: the University of Illinois schedule and catalogue and the competition term. Set MATRICULA_REAL_TERMS to their folder.\n',
  )

async function readingsOf(path: string, kind: ImportKind): Promise<{ rows: number; readings: Reading[] }> {
  const sheet = await sheetOf(decode(readFileSync(join(folder ?? '', path))).text)
  expect(kindOf(sheet.columns)).toBe(kind)
  const reader = readerOf(kind, sheet.columns)
  const mapping = guessMapping(reader.fields, sheet.columns)
  const readings = await collected(readFile(reader, sheet, mapping, { termId: undefined }))
  const rows = (await collected(sheet.rows())).length
  return { rows, readings }
}

const wishesOf = (readings: readonly Reading[], of: Wish['of']): Wish[] =>
  readings.flatMap(({ wishes }) => wishes.filter((wish) => wish.of === of))
function faultsBy(readings: readonly Reading[]): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const { severity, reason } of readings.flatMap(({ faults }) => faults)) {
    const name = `${severity}: ${reason}`
    counts[name] = (counts[name] ?? 0) + 1
  }
  return counts
}

test.skipIf(!there)(
  '1,724 rows of the Illinois schedule become 1,675 sections, and every odd row is named',
  async () => {
    const { rows, readings } = await readingsOf('uiuc/uiuc-sections-2026-summer.csv', 'sections-uiuc')

    expect(rows).toBe(1724)
    expect(readings.flatMap((reading) => reading.rows).toSorted((one, other) => one - other)).toEqual(
      Array.from({ length: rows }, (_, place) => place + 1),
    )
    expect(wishesOf(readings, 'section')).toHaveLength(1675)
    expect(faultsBy(readings)).toMatchInlineSnapshot(`
      {
        "warning: The row names a time but no day, so the section is taken without this meeting": 1,
        "warning: The row names days but no time, so the section is taken without this meeting": 120,
        "warning: The row repeats another row of this section word for word, so it is taken once": 1,
        "warning: The section is pending, so it is taken as closed": 20,
      }
    `)
  },
)

test.skipIf(!there)(
  '8,589 courses of the Illinois catalogue are read with their prerequisites as printed',
  async () => {
    const { rows, readings } = await readingsOf('uiuc/uiuc-catalog-2019-fall-courses.csv', 'courses-uiuc')

    const courses = wishesOf(readings, 'course')
    expect(rows).toBe(8589)
    expect(courses).toHaveLength(8589)
    expect(courses.filter((wish) => wish.of === 'course' && wish.course.requirementText)).toHaveLength(4893)
    expect(faultsBy(readings)).toMatchInlineSnapshot(`{}`)
  },
)

test.skipIf(!there)(
  'the letters of at least 97 of 100 Illinois sections make the published average, and each of the others is named',
  async () => {
    const { rows, readings } = await readingsOf('uiuc/uiuc-grades-by-section-2025-fall.csv', 'grades-uiuc')

    expect(rows).toBe(6573)
    expect(readings.flatMap((reading) => reading.rows)).toHaveLength(rows)
    const graded = wishesOf(readings, 'distribution').length
    const missed = readings.flatMap(({ faults }) => faults)
    expect(missed.filter(({ reason }) => !reason.startsWith('The letters make'))).toEqual([])
    expect({ graded, missed: missed.length }).toMatchInlineSnapshot(`
      {
        "graded": 2890,
        "missed": 56,
      }
    `)
    expect(1 - missed.length / graded).toBeGreaterThanOrEqual(0.97)
  },
)

test.skipIf(!there)('the competition term has 951 sections of 540 courses and 5,051 students', async () => {
  const sheet = await sheetOf(readFileSync(join(folder ?? '', 'itc-mary-fal18/sections.csv'), 'utf8'))
  const reader = readerOf('term-itc', sheet.columns)
  const mapping = guessMapping(reader.fields, sheet.columns)
  const readings = await collected(readFile(reader, sheet, mapping, { termId: TermId.parse('fal18') }))
  const requests = await readingsOf('itc-mary-fal18/course_requests.csv', 'term-itc')

  const sections = wishesOf(readings, 'section')
  expect(sections).toHaveLength(951)
  expect(new Set(sections.map((wish) => wish.of === 'section' && wish.courseId)).size).toBe(540)
  expect(faultsBy(readings)).toEqual({})
  expect(requests.rows).toBe(21_017)
  expect(wishesOf(requests.readings, 'student')).toHaveLength(5051)
})
