import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, posix } from 'node:path'

/** Path from the root of the project → what the file says. */
export type Tree = Readonly<Record<string, string>>

/** One file leading to another. */
export interface Import {
  readonly file: string
  /** A path from the root for our own files, else the package as written. */
  readonly target: string
  readonly written: string
  readonly typeOnly: boolean
}

const isTest = (file: string): boolean => /^tests\/|\.test\.tsx?$|\/testing\/|\/conformance\//.test(file)

/** The capability that a path lies in; empty for every other place. */
export const capabilityOf = (path: string): string => /src\/capabilities\/([^/]+)/.exec(path)?.[1] ?? ''
const withoutComments = (text: string): string =>
  text.replaceAll(/\/\*[^]*?\*\//g, '').replaceAll(/(^|\s)\/\/.*$/gm, '')

/** `./x` and `#platform/x` are two ways to write one file; rules speak of the file. */
function targetOf(file: string, written: string): string {
  if (written.startsWith('.')) return posix.join(posix.dirname(file), written)
  if (!written.startsWith('#')) return written
  const home = file.split('/', 1)[0] ?? ''
  const inside = written.slice(1)
  return `${home}/src/${inside.startsWith(`${home}/`) ? inside.slice(home.length + 1) : inside}`
}

/** Every import, re-export and lazy import, however it is written. */
export function importsIn(tree: Tree): Import[] {
  const statement =
    /\b(?:import|export)\s+(type\s)?(?:[\w$*{},\s]+?\sfrom\s+)?'([^']+)'|\bimport\(\s*'([^']+)'/g
  return Object.entries(tree).flatMap(([file, text]) =>
    [...withoutComments(text).matchAll(statement)].map((found) => {
      const written = found[2] ?? found[3] ?? ''
      return { file, written, target: targetOf(file, written), typeOnly: found[1] !== undefined }
    }),
  )
}

/** The imports of what ships: no tests, no test world. */
export const shipped = (tree: Tree): Import[] => importsIn(tree).filter(({ file }) => !isTest(file))

export const within = (folder: string, imports: Import[]): Import[] =>
  imports.filter(({ file }) => file.startsWith(folder))

export const told = (imports: Import[]): string[] =>
  imports.map(({ file, written }) => `${file} → ${written}`)

/** The shipped files that say these words outside a comment. */
export const filesSaying = (tree: Tree, words: RegExp): string[] =>
  Object.keys(tree).filter((file) => !isTest(file) && words.test(withoutComments(tree[file] ?? '')))

/** Everything a file leads to through its own folder, itself included. */
export function reachedFrom(file: string, imports: Import[], seen = new Set<string>()): Set<string> {
  if (seen.has(file)) return seen
  seen.add(file)
  const beside = imports.filter((each) => each.file === file && each.written.startsWith('./'))
  for (const { target } of beside) reachedFrom(target, imports, seen)
  return seen
}

const homes = [
  'contract/src',
  'engine/src',
  'engine/conformance',
  'server/src',
  'web/src',
  'infra/src',
  'tests',
]
const project = join(import.meta.dirname, '..', '..', '..')

/** The sources of every package, without the test of the architecture, which is full of planted faults. */
export function readTree(): Tree {
  const folders = homes.filter((folder) => existsSync(join(project, folder)))
  const files = folders.flatMap((folder) =>
    readdirSync(join(project, folder), { recursive: true, encoding: 'utf8' }).map((file) =>
      posix.join(folder, file.replaceAll('\\', '/')),
    ),
  )
  const sources = files.filter(
    (file) => /^(?!.*node_modules).*\.tsx?$/.test(file) && file !== 'server/src/architecture.test.ts',
  )
  return Object.fromEntries(sources.map((file) => [file, readFileSync(join(project, file), 'utf8')]))
}
