import { ensureBuilt } from './build.mjs'
import { becomeNode } from './children.mjs'
import { ensureInstalled } from './install.mjs'
import { inProject } from './places.mjs'

/** Runs `matricula <command>`. INIT_CWD says where the caller stands, so that a relative file means that folder. */
export async function run(given) {
  await ensureInstalled()
  await ensureBuilt(['server'])
  const env = { ...process.env, INIT_CWD: process.env.INIT_CWD ?? process.cwd() }
  return becomeNode(['--enable-source-maps', inProject('server/dist/matricula.js'), ...given], { env })
}
