import { expect, test } from 'vitest'
import { initialOf, initials, wordsOf } from './name-words.ts'

test.each([
  ['Ada Lovelace', ['ada', 'lovelace']],
  ['  José   García-Márquez ', ['jose', 'garcia', 'marquez']],
  ['Siobhán O’Brien', ['siobhan', 'obrien']],
  ['STRAẞE Weiß Ørsted Łukasz', ['strasse', 'weiss', 'orsted', 'lukasz']],
  ['İpek Işık', ['ipek', 'isik']],
  ['Nguyễn Thị Ánh', ['nguyen', 'thi', 'anh']],
  ['किरण कुमार', ['किरण', 'कुमार']],
  ['కిరణ్ రెడ్డి', ['కిరణ్', 'రెడ్డి']],
  ['أحمد مُحَمَّد', ['احمد', 'محمد']],
  ['A. P. J. Abdul Kalam', ['a', 'p', 'j', 'abdul', 'kalam']],
  ['Ada Ada', ['ada']],
  ['***', []],
])('the words of %s are found as they are typed', (name, words) => {
  expect(wordsOf(name)).toEqual(words)
})

test('vowel signs of Indic scripts tell names apart', () => {
  expect(wordsOf('करण')).not.toEqual(wordsOf('किरण'))
})

test('joiners that nobody sees do not keep a name from being found', () => {
  expect(wordsOf('क्\u200Dष')).toEqual(wordsOf('क्ष'))
})

test('names in several fields are one list of words', () => {
  expect(wordsOf('Ada', undefined, 'అదా')).toEqual(['ada', 'అదా'])
})

test('a very long name has its first sixteen words', () => {
  const name = Array.from({ length: 40 }, (_, place) => `w${place}`).join(' ')

  expect(wordsOf(name)).toHaveLength(16)
})

test.each([
  ['ada', 'a'],
  ['zoe', 'z'],
  ['3 cpo', '0'],
  ['', '0'],
  ['किरण', '~'],
])('%s is listed under %s', (name, initial) => {
  expect(initialOf(name)).toBe(initial)
})

test('initials stand in the order of the names under them', () => {
  const names = ['3 cpo', 'ada', 'mia', 'zoe', 'किरण']

  expect(names.map((name) => initials.indexOf(initialOf(name)))).toEqual(
    names.map((name) => initials.indexOf(initialOf(name))).toSorted((one, other) => one - other),
  )
})
