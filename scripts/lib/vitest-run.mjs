import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { becomeNode } from './children.mjs'
import { inProject, root } from './places.mjs'
import { tallyOf } from './tally.mjs'

/** Runs vitest over exactly these files and counts what happened, from its own report. */
export async function runVitest({ name, files, options, env = process.env }) {
  const folder = mkdtempSync(join(tmpdir(), `matricula-${name}-`))
  const report = join(folder, 'report.json')
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  const given = [inProject('node_modules/vitest/vitest.mjs'), 'run', ...reporters, ...options, ...files]
  try {
    const code = await becomeNode(given, { env })
    return tallyOf({ code, report: read(report), files, root })
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function read(report) {
  try {
    return JSON.parse(readFileSync(report, 'utf8'))
  } catch {
    return undefined
  }
}
