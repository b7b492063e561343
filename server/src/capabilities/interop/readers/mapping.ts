import { unreadable } from './decode.ts'
import type { Field } from './reader.ts'

/** Our field name → the file's column. */
export type Mapping = Readonly<Record<string, string>>

const plain = (heading: string): string =>
  heading
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, '')

/** How surely a column is a field, 0 to 1: by its name, its label, or another name it is known by. */
export function likeness(field: Field, column: string): number {
  // A+ and A- are one word once their signs are gone, so signs count where they are all there is to tell.
  if (column.trim().toLowerCase() === field.label.toLowerCase()) return 1
  const heading = plain(column)
  if (heading === plain(field.label)) return 0.98
  if (heading === plain(field.field)) return 0.95
  const known = (field.alsoCalled ?? []).map(plain)
  if (known.includes(heading)) return 0.9
  const parts = [plain(field.label), ...known].filter((name) => name.length >= 4)
  return parts.some((name) => heading.includes(name)) ? 0.5 : 0
}

/** Pairs fields and columns, surest first; a column serves one field. */
export function guessMapping(fields: readonly Field[], columns: readonly string[]): Mapping {
  const pairs = fields
    .flatMap((field) => columns.map((column) => ({ field, column, sure: likeness(field, column) })))
    .filter(({ sure }) => sure > 0)
    .toSorted((one, other) => other.sure - one.sure)
  const mapping = new Map<string, string>()
  const used = new Set<string>()
  for (const { field, column } of pairs) {
    if (mapping.has(field.field) || used.has(column)) continue
    mapping.set(field.field, column)
    used.add(column)
  }
  return Object.fromEntries(mapping)
}

/** Refuses a mapping that names what is not there. */
export function checkMapping(fields: readonly Field[], columns: readonly string[], mapping: Mapping): void {
  for (const [field, column] of Object.entries(mapping)) {
    if (!fields.some((one) => one.field === field)) throw unreadable(`There is no field called “${field}”.`)
    if (!columns.includes(column)) throw unreadable(`The file has no column “${column}”.`)
  }
}

/** The fields that a row cannot do without and that have no column. */
export const missingFields = (fields: readonly Field[], mapping: Mapping): Field[] =>
  fields.filter((field) => field.required && mapping[field.field] === undefined)
