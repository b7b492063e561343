import { join } from 'node:path'
import { build } from 'esbuild'

/** Turns a script of this folder into a program that Node runs alone; answers its path. */
export async function childProgram(name: string): Promise<string> {
  const outfile = join(import.meta.dirname, '..', 'node_modules', '.conformance', `${name}.mjs`)
  await build({
    entryPoints: [join(import.meta.dirname, `${name}.ts`)],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    external: ['lmdb', 'msgpackr'],
    logLevel: 'error',
  })
  return outfile
}
