import { expect, test } from 'vitest'
import { kindOf, readTableFile } from './table-file.ts'

test('a workbook is told apart from a table', async () => {
  expect(await readTableFile(new File(['PK\u0003\u0004'], 'list.xlsx'))).toEqual({ refused: 'workbook' })
  expect(await readTableFile(new File(['  \n'], 'list.csv'))).toEqual({ refused: 'empty' })
})

test('a file in the old code page of Windows is read with its accents', async () => {
  const latin = Uint8Array.from('Given name\nJosé', (letter) => letter.charCodeAt(0))

  expect(await readTableFile(new File([latin], 'list.csv'))).toEqual({
    name: 'list.csv',
    text: 'Given name\nJosé',
    kind: 'students',
  })
})

test.each([
  ['Year,YearTerm,CRN,Section', 'sections-uiuc'],
  ['Roll number;Term;Course;Section', 'enrolments'],
  ['Term,Course,Section,Capacity', 'sections'],
  ['Colour,Weight', undefined],
])('the headings %s suggest %s', (heading, kind) => expect(kindOf(heading)).toBe(kind))
