type Reading = (held: unknown) => unknown

const list = (held: unknown): unknown[] => (Array.isArray(held) ? held : [])

const readings: Readonly<Record<string, Reading>> = {
  N: Number,
  NULL: () => null,
  L: (held) => list(held).map(plainOf),
  M: plainItem,
  SS: (held) => new Set(list(held)),
  NS: (held) => new Set(list(held).map(Number)),
}

/** An item inside an error is in the protocol's own form: `{ S: "…" }`. This gives the plain value. */
function plainOf(value: unknown): unknown {
  const [kind = '', held] = Object.entries(Object(value))[0] ?? []
  const reading = readings[kind]
  return reading ? reading(held) : held
}

export function plainItem(attributes: unknown): Record<string, unknown> {
  return Object.fromEntries(Object.entries(Object(attributes)).map(([name, value]) => [name, plainOf(value)]))
}
