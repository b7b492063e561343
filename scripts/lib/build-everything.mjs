import { buildParts, everyPart } from './build.mjs'
import { ensureInstalled } from './install.mjs'
import { Stop } from './stop.mjs'

/** `npm run build`, or `npm run build -- server`: always from the sources, whatever was built before. */
export async function run(given) {
  const unknown = given.find((name) => !everyPart.includes(name))
  if (unknown !== undefined) {
    throw new Stop(
      `There is no part called ${unknown}.`,
      `Name ${everyPart.join(' or ')}, or nothing for both.`,
    )
  }
  await ensureInstalled()
  await buildParts(given.length === 0 ? everyPart : given)
  return 0
}
