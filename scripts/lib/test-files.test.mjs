import { expect, test } from 'vitest'
import { matches, testFiles } from './test-files.mjs'

const enrol = 'server/src/capabilities/enrolment/enrol.test.ts'

test.each([
  ['server/enrol', true],
  ['enrolment/enrol', true],
  [enrol, true],
  ['server\\enrol', true],
  ['web/enrol', false],
  ['enrol/server', false],
])('npm test -- %s finds the story of enrolling: %s', (filter, expected) => {
  expect(matches(enrol, filter)).toBe(expected)
})

test('this very file is found, and nothing from the packages of others', () => {
  const files = testFiles([])
  expect(files).toContain('scripts/lib/test-files.test.mjs')
  expect(files.filter((file) => file.includes('node_modules'))).toEqual([])
})
