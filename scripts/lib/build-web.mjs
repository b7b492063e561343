import { existsSync, renameSync, rmSync } from 'node:fs'
import { listenTo } from './children.mjs'
import { inProject } from './places.mjs'
import { Stop } from './stop.mjs'

const page = 'web/index.html'
const next = inProject('web/.matricula/next')
const previous = inProject('web/.matricula/previous')
const current = inProject('web/dist')

export const webOutputs = ['web/dist/index.html']

/** Builds the pages beside the present ones, then puts them in their place. */
export async function buildWeb() {
  if (!existsSync(inProject(page))) {
    throw new Stop(`The pages cannot be built without ${page}.`, 'Restore it from the repository.')
  }
  const vite = inProject('node_modules/vite/bin/vite.js')
  const given = [vite, 'build', '--outDir', next, '--emptyOutDir', '--logLevel', 'warn']
  // Whoever builds while tests run must not get the pages of a developer.
  const env = { ...process.env, NODE_ENV: 'production' }
  const { code, said } = await listenTo(process.execPath, given, { cwd: inProject('web'), env })
  if (code !== 0) throw new Stop('The pages do not build.', 'The lines above say where.', withoutStack(said))
  swap()
}

const withoutStack = (said) =>
  said
    .split('\n')
    .filter((line) => !/^ +at /.test(line))
    .join('\n')

function swap() {
  rmSync(previous, { recursive: true, force: true })
  if (existsSync(current)) renameSync(current, previous)
  renameSync(next, current)
  rmSync(previous, { recursive: true, force: true })
}
