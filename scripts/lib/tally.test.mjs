import { expect, test } from 'vitest'
import { add, lastLine, nothing, tallyOf } from './tally.mjs'

const file = (name, status, tests = []) => ({
  name: `/school/${name}`,
  status,
  assertionResults: tests.map((each) => ({ status: each })),
})

const report = (testResults, counts = {}) => ({
  numPassedTests: 0,
  numFailedTests: 0,
  numPendingTests: 0,
  numTodoTests: 0,
  testResults,
  ...counts,
})

const asked = (...files) => ({ files, root: '/school' })

test('a quiet morning: what passed is what vitest says passed', () => {
  const told = report([file('enrol.test.ts', 'passed', ['passed', 'passed'])], {
    numPassedTests: 2,
    numPendingTests: 1,
  })
  expect(tallyOf({ code: 0, report: told, ...asked('enrol.test.ts') })).toEqual({
    passed: 2,
    failed: 0,
    skipped: 1,
  })
})

test('a file that breaks before its first test is one failure, and a file with failed tests is counted once', () => {
  const told = report(
    [file('broken.test.ts', 'failed'), file('red.test.ts', 'failed', ['failed', 'passed'])],
    {
      numPassedTests: 1,
      numFailedTests: 1,
    },
  )
  const files = asked('broken.test.ts', 'red.test.ts')
  expect(tallyOf({ code: 1, report: told, ...files })).toEqual({ passed: 1, failed: 2, skipped: 0 })
})

test('a file that no project includes is a failure, not a silence', () => {
  const told = report([file('enrol.test.ts', 'passed', ['passed'])], { numPassedTests: 1 })
  expect(tallyOf({ code: 0, report: told, ...asked('enrol.test.ts', 'lost.test.ts') }).failed).toBe(1)
})

test('an ending that no test explains is a failure: an unhandled rejection, a crash, a missing report', () => {
  const told = report([file('enrol.test.ts', 'passed', ['passed'])], { numPassedTests: 1 })
  expect(tallyOf({ code: 1, report: told, ...asked('enrol.test.ts') }).failed).toBe(1)
  expect(tallyOf({ code: 0, report: undefined, ...asked('enrol.test.ts') }).failed).toBe(1)
})

test('the last line sums every run', () => {
  const sum = add({ passed: 40, failed: 1, skipped: 0 }, add(nothing, { passed: 2, failed: 0, skipped: 3 }))
  expect(lastLine(sum)).toBe('42 passed, 1 failed')
})
