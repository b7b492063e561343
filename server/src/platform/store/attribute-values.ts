/** An item inside an error is in the protocol's own form: `{ S: "…" }`. This gives the plain value. */
export function plainOf(value: unknown): unknown {
  const [kind, held] = Object.entries(Object(value))[0] ?? []
  switch (kind) {
    case 'N':
      return Number(held)
    case 'NULL':
      return null
    case 'L':
      return Array.isArray(held) ? held.map(plainOf) : []
    case 'M':
      return plainItem(held)
    case 'SS':
      return new Set(Array.isArray(held) ? held : [])
    case 'NS':
      return new Set(Array.isArray(held) ? held.map(Number) : [])
    default:
      return held
  }
}

export const plainItem = (attributes: unknown): Record<string, unknown> =>
  Object.fromEntries(Object.entries(Object(attributes)).map(([name, value]) => [name, plainOf(value)]))
