import { relative, sep } from 'node:path'

export const nothing = { passed: 0, failed: 0, skipped: 0 }

export const add = (one, other) => ({
  passed: one.passed + other.passed,
  failed: one.failed + other.failed,
  skipped: one.skipped + other.skipped,
})

export const lastLine = ({ passed, failed }) => `${passed} passed, ${failed} failed`

/**
 * What a run of vitest amounts to. Besides the tests that failed, these count as one failure each: a file that broke
 * before its tests, a file that was asked for and not run, and an ending that no test explains.
 */
export function tallyOf({ code, report, files, root }) {
  if (report === undefined) return { ...nothing, failed: 1 }
  const ran = new Set(report.testResults.map(({ name }) => relative(root, name).split(sep).join('/')))
  const notRun = files.filter((file) => !ran.has(file))
  for (const file of notRun) console.log(`${file} was not run: no project of vitest.config.ts includes it.`)
  const broken = report.testResults.filter(isBroken).length
  const failed = report.numFailedTests + broken + notRun.length
  return {
    passed: report.numPassedTests,
    failed: failed === 0 && code !== 0 ? 1 : failed,
    skipped: report.numPendingTests + report.numTodoTests,
  }
}

const isBroken = ({ status, assertionResults }) =>
  status === 'failed' && !assertionResults.some((test) => test.status === 'failed')
