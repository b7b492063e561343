import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { bundlePrograms } from '../bundle-programs.mjs'

const engine = join(import.meta.dirname, '..')
const [program] = await bundlePrograms(
  ['bench/main.ts', 'serve/main.ts', 'bench/dynalite-server.ts'].map((path) => join(engine, path)),
)
// The caller's folder is where a relative --json file belongs.
const child = spawn(process.execPath, [...process.execArgv, program, ...process.argv.slice(2)], {
  stdio: 'inherit',
  cwd: process.env.INIT_CWD ?? process.cwd(),
})
child.on('exit', (code) => process.exit(code ?? 1))
