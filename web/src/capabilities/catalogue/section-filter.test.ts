import { Section } from '@matricula/contract/catalogue'
import { expect, test } from 'vitest'
import { isFound, isMeant } from './section-filter.ts'

const section = Section.parse({
  sectionId: 's',
  termId: '2027s',
  courseId: 'CS-201',
  departmentId: 'computing',
  courseTitle: 'Algorithms',
  code: 'A',
  credits: 4,
  meetings: [{ day: 1, start: 540, end: 590, room: 'C04' }],
  state: 'open',
  instructors: [{ userId: 'u', name: 'José Rao' }],
  version: 1,
})

test.each([
  ['cs-201', true],
  ['cs 201 a', true],
  ['algo rao', true],
  ['jose', true],
  ['c04', true],
  ['', true],
  ['calculus', false],
  ['algo noether', false],
])('looking for “%s” among sections: %s', (find, found) => {
  expect(isFound(section, find)).toBe(found)
})

test.each([
  ['free', { capacity: 2, taken: 1, waiting: 0 }, true],
  ['free', { capacity: 2, taken: 2, waiting: 0 }, false],
  ['full', { capacity: 2, taken: 3, waiting: 0 }, true],
  ['full', undefined, false],
  ['unstaffed', undefined, false],
  ['closed', undefined, false],
  [undefined, undefined, true],
] as const)('only %s, with seats %j: %s', (only, seats, meant) => {
  expect(isMeant(section, seats, only)).toBe(meant)
})
