import { basename, join } from 'node:path'
import { build } from 'esbuild'

const source = join(import.meta.dirname, 'src')
const outdir = join(import.meta.dirname, 'node_modules', '.programs')

/** Node runs no TypeScript by itself: bundles each program, and answers where they lie, side by side. */
export async function bundlePrograms(entries) {
  await build({
    entryPoints: entries.map((entry) => ({ in: entry, out: nameOf(entry) })),
    outdir,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    packages: 'external',
    alias: {
      '@matricula/engine': join(source, 'index.ts'),
      '@matricula/engine/lmdb': join(source, 'storage', 'lmdb-storage.ts'),
      '@matricula/engine/wire': join(source, 'wire', 'http-front.ts'),
    },
    logLevel: 'error',
  })
  return entries.map((entry) => join(outdir, `${nameOf(entry)}.mjs`))
}

/** serve/main.ts becomes serve-main. */
const nameOf = (entry) => `${basename(join(entry, '..'))}-${basename(entry, '.ts')}`
