#!/usr/bin/env node
// The command line of an installed server, which has no sources and nothing to build.
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const built = new URL('../dist/matricula.js', import.meta.url)

if (existsSync(fileURLToPath(built))) {
  process.env.INIT_CWD ??= process.cwd()
  await import(built.href)
} else {
  console.error(
    'Matricula is not built yet. Run npm run build in the folder of the project, then this command again.',
  )
  process.exitCode = 1
}
