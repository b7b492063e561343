import { existsSync } from 'node:fs'
import { ensureBuilt } from './build.mjs'
import { findChromium } from './chromium.mjs'
import { ensureInstalled } from './install.mjs'
import { inProject } from './places.mjs'
import { Stop } from './stop.mjs'
import { add, lastLine, nothing } from './tally.mjs'
import { testFiles } from './test-files.mjs'
import { runVitest } from './vitest-run.mjs'

const isJourney = (file) => file.startsWith('tests/journeys/')

/**
 * Every test of the project, or those whose path holds the named pieces in their order (`server/enrol`). From the
 * first argument with a dash on, arguments are vitest's own. The last line is the tally, whatever happens.
 */
export async function run(given) {
  const tally = await runAll(given).catch((error) => {
    console.error(error instanceof Stop ? error.told() : error)
    return { ...nothing, failed: 1 }
  })
  if (tally.skipped > 0) console.log(`${tally.skipped} skipped`)
  console.log(lastLine(tally))
  return tally.failed === 0 && tally.passed > 0 ? 0 : 1
}

async function runAll(given) {
  const dash = given.findIndex((argument) => argument.startsWith('-'))
  const filters = dash === -1 ? given : given.slice(0, dash)
  const options = dash === -1 ? [] : given.slice(dash)
  await ensureInstalled()
  await ensureBuilt()
  const files = testFiles(filters)
  if (files.length === 0)
    throw new Stop(`No test file matches ${filters.join(' ') || 'at all'}.`, 'Nothing was run.')
  const inside = files.filter((file) => !isJourney(file))
  const journeys = files.filter(isJourney)
  const first = inside.length === 0 ? nothing : await runVitest({ name: 'tests', files: inside, options })
  return add(
    first,
    await runJourneys(journeys, { options, asked: filters.length === 0 || journeys.length > 0 }),
  )
}

/** Journeys drive a real browser over the built pages and the built server. */
async function runJourneys(files, { options, asked }) {
  if (!asked) return nothing
  const required = process.env.MATRICULA_REQUIRE_JOURNEYS === '1'
  const chromium = findChromium(process.env, process.platform, existsSync)
  const hindrance = hindranceOf(files, chromium)
  if (hindrance !== undefined) {
    console.log(`\nThe browser journeys are not run: ${hindrance}`)
    return { ...nothing, failed: required ? 1 : 0 }
  }
  const env = { ...process.env, CHROMIUM_PATH: chromium }
  const tally = await runVitest({ name: 'journeys', files, options, env })
  return required ? { ...tally, failed: tally.failed + tally.skipped } : tally
}

function hindranceOf(files, chromium) {
  if (files.length === 0) return `there are none in ${inProject('tests', 'journeys')}.`
  if (chromium === undefined) return 'no Chromium was found. Install it, or set CHROMIUM_PATH to its program.'
  return undefined
}
