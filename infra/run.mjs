import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { build } from 'esbuild'

const [name, ...given] = process.argv.slice(2)
const outfile = join(import.meta.dirname, 'dist', `${name}.mjs`)

/** Node runs no TypeScript by itself: bundles the program among our own files, and runs it. */
await build({
  entryPoints: [join(import.meta.dirname, 'src', `${name}.ts`)],
  outfile,
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  packages: 'external',
  alias: {
    '@matricula/server/table': join(import.meta.dirname, '../server/src/platform/store/tables.ts'),
    '@matricula/server/operations': join(import.meta.dirname, '../server/src/platform/store/sender.ts'),
    '@matricula/server/measures': join(import.meta.dirname, '../server/src/platform/metrics/measures.ts'),
  },
  logLevel: 'error',
})
const child = spawn(process.execPath, [outfile, ...given], { stdio: 'inherit' })
child.on('exit', (code) => process.exit(code ?? 1))
