import { readdirSync, statSync } from 'node:fs'
import { inProject } from './places.mjs'

const homes = ['contract', 'engine', 'server', 'web', 'infra', 'scripts', 'tests']
const closed = new Set(['node_modules', 'dist', '.matricula', 'data'])

/** Every test file whose path holds the pieces of one of the filters in their order; every test file without any. */
export function testFiles(filters) {
  const files = homes.flatMap((home) => filesUnder(home)).filter((file) => /\.test\.(ts|tsx|mjs)$/.test(file))
  return filters.length === 0
    ? files
    : files.filter((file) => filters.some((filter) => matches(file, filter)))
}

/** `server/enrol` names `server/src/capabilities/enrolment/enrol.test.ts`, and a full path names itself. */
export function matches(file, filter) {
  let from = 0
  for (const piece of filter.replaceAll('\\', '/').split('/').filter(Boolean)) {
    const found = file.indexOf(piece, from)
    if (found === -1) return false
    from = found + piece.length
  }
  return true
}

function filesUnder(folder) {
  if (statSync(inProject(folder), { throwIfNoEntry: false }) === undefined) return []
  return readdirSync(inProject(folder), { withFileTypes: true })
    .filter(({ name }) => !closed.has(name))
    .flatMap((entry) =>
      entry.isDirectory() ? filesUnder(`${folder}/${entry.name}`) : [`${folder}/${entry.name}`],
    )
}
