import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { basename } from 'node:path'
import { inProject } from './places.mjs'
import { Stop } from './stop.mjs'

const entries = ['server/src/main.ts', 'server/src/matricula.ts']

/**
 * Native parts find their own files, so they stay in node_modules, and so does the AWS SDK, which is loaded only for
 * DynamoDB; `light-my-request` is what fastify needs under test.
 */
const external = ['lmdb', 'bcrypt', 'msgpackr', 'light-my-request', '@aws-sdk/*']

/** CommonJS packages inside an ES module still ask for `require`. */
const banner = {
  js: "import { createRequire as createRequireForBundle } from 'node:module';const require = createRequireForBundle(import.meta.url);",
}

/** Runs in threads of its own, so it is a file of its own beside the bundle; it imports only what stays in node_modules. */
const worker = 'server/src/capabilities/documents/rendering/typst-worker.mjs'

export const serverOutputs = [
  'server/dist/main.js',
  'server/dist/matricula.js',
  'server/dist/typst-worker.mjs',
]

/** Bundles the server and its command line into `server/dist`: an entry each, and the parts that they share. */
export async function buildServer() {
  refuseMissing()
  const { outputFiles } = await bundle()
  mkdirSync(inProject('server/dist'), { recursive: true })
  clearParts(outputFiles)
  for (const { path, contents } of outputFiles) putInPlace(path, contents)
  putInPlace(inProject('server/dist', basename(worker)), readFileSync(inProject(worker)))
}

/** Parts of an earlier build are never asked for again. */
function clearParts(outputFiles) {
  const kept = new Set(outputFiles.map(({ path }) => basename(path)))
  for (const name of readdirSync(inProject('server/dist'))) {
    if (name.startsWith('part-') && !kept.has(name)) rmSync(inProject('server/dist', name), { force: true })
  }
}

function refuseMissing() {
  const missing = entries.filter((entry) => !existsSync(inProject(entry)))
  if (missing.length === 0) return
  throw new Stop(
    `The server cannot be built without ${missing.join(' and ')}.`,
    'Restore it from the repository.',
  )
}

async function bundle() {
  const { build, formatMessages } = await import('esbuild')
  try {
    return await build({
      entryPoints: entries.map((entry) => inProject(entry)),
      outdir: inProject('server/dist'),
      bundle: true,
      // What is loaded on demand, the AWS SDK above all, stays out of the way of a quick start.
      splitting: true,
      chunkNames: 'part-[hash]',
      write: false,
      platform: 'node',
      format: 'esm',
      target: 'node20',
      keepNames: true,
      sourcemap: 'linked',
      sourcesContent: false,
      external,
      banner,
      logLevel: 'silent',
    })
  } catch (error) {
    const told = await formatMessages(error.errors ?? [], { kind: 'error' })
    throw new Stop(
      'The server does not build.',
      'The lines above say where.',
      told.join('\n') || String(error),
    )
  }
}

/** A server that starts at this very moment reads the old file or the new one, never half of one. */
function putInPlace(path, contents) {
  writeFileSync(`${path}.next`, contents)
  renameSync(`${path}.next`, path)
}
