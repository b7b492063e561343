import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { build } from 'esbuild'

/** Node runs no TypeScript by itself: bundles the benchmark and its programs, then runs it with the same arguments. */
const outdir = join(import.meta.dirname, '..', 'node_modules', '.bench')
await build({
  entryPoints: ['main', 'front', 'dynalite-server'].map((name) => join(import.meta.dirname, `${name}.ts`)),
  outdir,
  outExtension: { '.js': '.mjs' },
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  packages: 'external',
  alias: {
    '@matricula/engine': join(import.meta.dirname, '..', 'src', 'index.ts'),
    '@matricula/engine/lmdb': join(import.meta.dirname, '..', 'src', 'storage', 'lmdb-storage.ts'),
    '@matricula/engine/wire': join(import.meta.dirname, '..', 'src', 'wire', 'http-front.ts'),
  },
  logLevel: 'error',
})
// The caller's folder is where a relative --json file belongs.
const child = spawn(
  process.execPath,
  [...process.execArgv, join(outdir, 'main.mjs'), ...process.argv.slice(2)],
  { stdio: 'inherit', cwd: process.env.INIT_CWD ?? process.cwd() },
)
child.on('exit', (code) => process.exit(code ?? 1))
