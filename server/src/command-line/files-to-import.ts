import { readdirSync, readFileSync, statSync } from 'node:fs'
import { basename, join } from 'node:path'
import { ImportKind } from '@matricula/contract/interop'
import { readTable } from '#capabilities/interop/index.ts'
import { wrongArguments } from './outcome.ts'

export interface FileToImport {
  readonly fileName: string
  readonly kind: ImportKind
  readonly text: string
}

/** What must be there before what: courses before their sections, students before their seats. */
const order: readonly ImportKind[] = [
  'courses',
  'courses-uiuc',
  'sections',
  'sections-uiuc',
  'grades-uiuc',
  'term-itc',
  'students',
  'enrolments',
]

/** The tables at a path, a file or a folder of them, in the order in which they can be imported. */
export async function filesToImport(path: string, kind: ImportKind | undefined): Promise<FileToImport[]> {
  const files = pathsAt(path)
  const read = await Promise.all(files.map((file) => fileToImport(file, kind)))
  const tables = read.filter((file) => file !== undefined)
  if (tables.length === 0) {
    throw wrongArguments(`Nothing at ${path} can be told by its headings; say what it is with --kind <kind>.`)
  }
  return tables.toSorted((one, other) => order.indexOf(one.kind) - order.indexOf(other.kind))
}

function pathsAt(path: string): string[] {
  const found = statSync(path, { throwIfNoEntry: false })
  if (!found) throw wrongArguments(`There is no file or folder ${path}.`)
  if (!found.isDirectory()) return [path]
  return readdirSync(path)
    .filter((name) => /\.(csv|tsv|txt)$/i.test(name) && name !== 'assigned_sections.csv')
    .toSorted()
    .map((name) => join(path, name))
}

async function fileToImport(path: string, given: ImportKind | undefined): Promise<FileToImport | undefined> {
  const { text, kind } = await readTable(readFileSync(path))
  const known = given ?? kind
  return known && { fileName: basename(path), kind: known, text }
}

export function kindFrom(text: string | undefined): ImportKind | undefined {
  if (text === undefined) return undefined
  const kind = ImportKind.safeParse(text)
  if (kind.success) return kind.data
  throw wrongArguments(`There is no kind “${text}”. Choose one of: ${ImportKind.options.join(', ')}.`)
}
