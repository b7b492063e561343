import { expect, test } from 'vitest'
import { weeksIn, weeksText } from './weeks-text.ts'

test.each([
  ['1-7, 9', '111111101'],
  ['2', '01'],
  ['8-10', '0000000111'],
  ['3, 1, 2-3', '111'],
  ['1 – 3', '111'],
])('the weeks “%s” are %s', (text, digits) => {
  expect(weeksIn(text)).toBe(digits)
  expect(weeksIn(weeksText(digits))).toBe(digits)
})

test.each(['0', '5-3', '61', 'odd', '1,,2', '1-'])('“%s” are no weeks', (text) => {
  expect(weeksIn(text)).toBe('')
})

test('weeks without teaching at the end are left out', () => {
  expect(weeksText('0000000111111')).toBe('8-13')
  expect(weeksText('1010100')).toBe('1, 3, 5')
})
