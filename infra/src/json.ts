/** What a template is made of. */
export type Json = string | number | boolean | null | readonly Json[] | JsonRecord

export interface JsonRecord {
  readonly [name: string]: Json | undefined
}

export const isList = (value: unknown): value is readonly Json[] => Array.isArray(value)

export const isRecord = (value: unknown): value is JsonRecord =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** `Stages.0.Name` of a value; undefined where there is no such place. */
export function at(value: Json | undefined, path: string): Json | undefined {
  let here = value
  for (const step of path === '' ? [] : path.split('.')) {
    if (isList(here)) here = here[Number(step)]
    else if (isRecord(here)) here = here[step]
    else return undefined
  }
  return here
}

export const recordAt = (value: Json | undefined, path: string): JsonRecord => {
  const found = at(value, path)
  return isRecord(found) ? found : {}
}

/** A list, or one thing for a list of it, as policies write it; nothing for a missing one. */
export function listAt(value: Json | undefined, path: string): readonly Json[] {
  const found = at(value, path)
  if (found === undefined) return []
  return isList(found) ? found : [found]
}

export const textAt = (value: Json | undefined, path: string): string => {
  const found = at(value, path)
  return typeof found === 'string' || typeof found === 'number' ? String(found) : ''
}

/** Two values that say the same, in whatever order their names stand. */
export const same = (one: Json | undefined, other: Json | undefined): boolean => sorted(one) === sorted(other)

const sorted = (value: Json | undefined): string =>
  JSON.stringify(value, (_, part: unknown) =>
    isRecord(part) ? Object.fromEntries(Object.entries(part).toSorted(([a], [b]) => (a < b ? -1 : 1))) : part,
  )
