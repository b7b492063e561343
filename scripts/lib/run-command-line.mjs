import { ensureBuilt } from './build.mjs'
import { becomeNode } from './children.mjs'
import { ensureInstalled } from './install.mjs'
import { inProject } from './places.mjs'

// What imports and demonstrations make is soon forgotten: with more room for it, it is collected less often.
const nodeFlags = ['--enable-source-maps', '--max-semi-space-size=32']

/** Runs `matricula <command>`. INIT_CWD says where the caller stands, so that a relative file means that folder. */
export async function run(given) {
  await ensureInstalled()
  await ensureBuilt(['server'])
  const env = { ...process.env, INIT_CWD: process.env.INIT_CWD ?? process.cwd() }
  return becomeNode([...nodeFlags, inProject('server/dist/matricula.js'), ...given], { env })
}
