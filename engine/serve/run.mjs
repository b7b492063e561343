import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { bundlePrograms } from '../bundle-programs.mjs'

const [program] = await bundlePrograms([join(import.meta.dirname, 'main.ts')])
const child = spawn(process.execPath, [program, ...process.argv.slice(2)], {
  stdio: 'inherit',
  cwd: process.env.INIT_CWD ?? process.cwd(),
})
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal))
child.on('exit', (code) => process.exit(code ?? 1))
