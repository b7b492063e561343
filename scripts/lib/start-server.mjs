import { ensureBuilt } from './build.mjs'
import { becomeNode } from './children.mjs'
import { ensureInstalled } from './install.mjs'
import { inProject } from './places.mjs'

/** From a fresh clone to a running server; the arguments are the server's own. */
export async function run(given) {
  await ensureInstalled()
  await ensureBuilt()
  return becomeNode(['--enable-source-maps', inProject('server/dist/main.js'), ...given])
}
