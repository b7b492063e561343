import { defineConfig, type TestProjectConfiguration } from 'vitest/config'

/** Journeys drive a browser against what was built, so they run only when an argument names them. */
const journeysAsked = process.argv.slice(2).some((argument) => argument.includes('journeys'))

const project = (name: string, include: string[], more = {}): TestProjectConfiguration => ({
  extends: true,
  test: { name, include, ...more },
})

const journeys = project('journeys', ['tests/journeys/**/*.test.ts'], { fileParallelism: false, retry: 0 })

export default defineConfig({
  test: {
    testTimeout: 60_000,
    hookTimeout: 60_000,
    pool: 'forks',
    maxWorkers: 2,
    projects: [
      project('contract', ['contract/src/**/*.test.ts']),
      project('engine', ['engine/src/**/*.test.ts']),
      project('conformance', ['engine/conformance/**/*.test.ts']),
      project('server', ['server/src/**/*.test.ts']),
      // The testing library tidies up after each test only where it finds `afterEach` without importing it.
      project('web', ['web/src/**/*.test.{ts,tsx}'], { environment: 'happy-dom', globals: true }),
      project('infra', ['infra/src/**/*.test.ts']),
      project('scripts', ['scripts/**/*.test.mjs']),
      ...(journeysAsked ? [journeys] : []),
    ],
  },
})
