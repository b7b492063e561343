import { readdirSync, readFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { create } from 'tar'
import { hashOf } from '../stamps.mjs'

/** Packs a folder so that the same files make the same bytes: in the order of their names, of no time and nobody. */
export async function pack(folder, archive) {
  const names = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .toSorted()
  // Of a file only whether it may be run is told; what a machine lets whom read is its own.
  const onWriteEntry = (entry) => {
    entry.stat.mode = entry.stat.mode & 0o100 ? 0o755 : 0o644
  }
  const even = { portable: true, mtime: new Date(0), onWriteEntry, noDirRecurse: true }
  await create({ file: archive, cwd: folder, gzip: { level: 9 }, ...even }, names)
}

export function digestOf(archive) {
  const content = readFileSync(archive)
  return { bytes: content.length, sha256: hashOf(content) }
}
