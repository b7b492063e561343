import { expect, test } from 'vitest'
import { initialsOf } from './avatar.tsx'
import { hueOf } from './course-hue.ts'

test.each([
  ['Sita Patel', 'SP'],
  ['Dr. Meera Rao', 'MR'],
  ['Sukarno', 'S'],
  ['Juan Carlos de la Vega', 'JV'],
  ['नेहा शर्मा', 'नेश'],
  ['  ', ''],
])('the initials of %j are %j', (name, initials) => {
  expect(initialsOf(name)).toBe(initials)
})

test('a course keeps its hue, and courses spread over all eight', () => {
  expect(hueOf('CS-201')).toBe(hueOf('CS-201'))
  const used = new Set(Array.from({ length: 200 }, (_, number) => hueOf(`CS-${number}`)))
  expect([...used].toSorted((a, b) => a - b)).toEqual([0, 1, 2, 3, 4, 5, 6, 7])
})
