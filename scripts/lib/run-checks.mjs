import { listenTo } from './children.mjs'
import { ensureInstalled } from './install.mjs'
import { inProject } from './places.mjs'
import { seconds } from './steps.mjs'
import { Stop } from './stop.mjs'

const atOnce = 2

const tool = (path) => inProject('node_modules', path)

const formatting = (...options) => ({
  name: 'formatting',
  given: [tool('@biomejs/biome/bin/biome'), 'check', ...options, '.'],
})

/** The slow ones first, so that two lanes end together. */
const others = [
  { name: 'linting', given: [tool('oxlint/bin/oxlint'), '--type-aware', '.'] },
  { name: 'types', given: [tool('typescript/bin/tsc'), '-p', '.'] },
  { name: 'unused code', given: [tool('knip/bin/knip.js'), '--no-progress'] },
  { name: 'page weight', given: [inProject('scripts/weigh.mjs')] },
  { name: 'architecture', given: [tool('vitest/vitest.mjs'), 'run', 'server/src/architecture.test.ts'] },
]

/** Every check of the project; shows only what a failed one has to say. `--fix` mends the formatting first. */
export async function run(given) {
  const unknown = given.find((option) => option !== '--fix')
  if (unknown !== undefined) throw new Stop(`There is no option ${unknown}.`, 'The only one is --fix.')
  await ensureInstalled()
  const failed = []
  const mend = given.includes('--fix')
  if (mend) await lane([formatting('--write')], failed)
  const waiting = mend ? [...others] : [...others, formatting()]
  await Promise.all(Array.from({ length: atOnce }, () => lane(waiting, failed)))
  if (failed.length > 0) console.log(`\n${failed.length} failed: ${failed.join(', ')}`)
  return failed.length === 0 ? 0 : 1
}

async function lane(waiting, failed) {
  for (let check = waiting.shift(); check !== undefined; check = waiting.shift()) {
    const began = performance.now()
    const { code, said } = await listenTo(process.execPath, check.given)
    const verdict = code === 0 ? 'passed' : 'failed'
    console.log(`${check.name.padEnd(14)}${verdict}${seconds(performance.now() - began).padStart(9)}`)
    if (code === 0) continue
    failed.push(check.name)
    console.log(`\n${said.trim()}\n`)
  }
}
