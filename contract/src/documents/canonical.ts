type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json | undefined }

/**
 * The one way to write a JSON value (RFC 8785 for the values that documents hold): keys in the order of their code
 * units, no spaces, absent fields left out. Equal contents give equal bytes, so that they can be hashed and signed.
 */
export function canonicalJson(value: unknown): string {
  return written(value as Json)
}

function written(value: Json): string {
  if (Array.isArray(value)) return `[${value.map(written).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const fields = Object.entries(value)
    .filter(([, field]) => field !== undefined)
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .map(([key, field]) => `${JSON.stringify(key)}:${written(field as Json)}`)
  return `{${fields.join(',')}}`
}
