import { ensureBuilt } from './build.mjs'
import { weighPages } from './page-weights.mjs'

/** Tells what the pages weigh; fails where a budget is exceeded. */
export async function run() {
  await ensureBuilt(['web'])
  const weights = weighPages()
  for (const { what, kilobytes, budget } of weights) {
    const verdict = kilobytes > budget ? 'too heavy' : 'kept'
    console.log(`${what}: ${kilobytes.toFixed(1)} kB of ${budget} kB, ${verdict}`)
  }
  return weights.every(({ kilobytes, budget }) => kilobytes <= budget) ? 0 : 1
}
