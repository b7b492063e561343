import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'

const root = join(import.meta.dirname, '..')

export interface SourceFile {
  /** From `src/`. */
  readonly path: string
  readonly text: string
}

/** The files of this front end whose name ends like that, for tests about how it is written. */
export const sourceFiles = (...endings: readonly string[]): readonly SourceFile[] =>
  readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && endings.some((ending) => entry.name.endsWith(ending)))
    .map((entry) => join(entry.parentPath, entry.name))
    .map((file) => ({ path: relative(root, file), text: readFileSync(file, 'utf8') }))
