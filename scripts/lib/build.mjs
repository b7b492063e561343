import { existsSync } from 'node:fs'
import { buildServer, serverOutputs } from './build-server.mjs'
import { buildWeb, webOutputs } from './build-web.mjs'
import { inProject } from './places.mjs'
import { fingerprint, stamp, stampOf } from './stamps.mjs'
import { step } from './steps.mjs'

const shared = ['package-lock.json', 'contract/package.json', 'contract/src']

const parts = {
  server: {
    build: buildServer,
    outputs: serverOutputs,
    sources: [
      ...shared,
      'engine/package.json',
      'engine/src',
      'server/package.json',
      'server/src',
      'scripts/lib',
    ],
  },
  web: { build: buildWeb, outputs: webOutputs, sources: [...shared, 'web', 'scripts/lib'] },
}

export const everyPart = Object.keys(parts)

/** Builds those of the named parts whose sources have changed since they were last built. */
export async function ensureBuilt(names = everyPart) {
  await buildParts(names.filter((name) => !isFresh(name)))
}

/** Builds the named parts side by side, and remembers what they were built from. */
export async function buildParts(names) {
  if (names.length === 0) return
  await step(`Building ${names.join(' and ')}`, async () => {
    const results = await Promise.allSettled(names.map(buildPart))
    const failed = results.find(({ status }) => status === 'rejected')
    if (failed !== undefined) throw failed.reason
  })
}

/** The fingerprint is taken first: a file saved during the build makes the next start build again. */
async function buildPart(name) {
  const sources = fingerprint(parts[name].sources)
  await parts[name].build()
  stamp(`built-${name}`, sources)
}

function isFresh(name) {
  const { outputs, sources } = parts[name]
  return (
    outputs.every((output) => existsSync(inProject(output))) &&
    stampOf(`built-${name}`) === fingerprint(sources)
  )
}
