import { Stop } from './stop.mjs'

/** Runs a script's `run(arguments)` and turns its answer into the exit code; a `Stop` is told in plain words. */
export async function enter(script) {
  try {
    const { run } = await import(script)
    process.exitCode = await run(process.argv.slice(2))
  } catch (error) {
    process.exitCode = 1
    console.error(error instanceof Stop ? error.told() : error)
  }
}
