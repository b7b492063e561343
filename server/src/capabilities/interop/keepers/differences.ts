/** The fields in which what is wished differs from what there is; what is not wished for is left alone. */
export function differences(
  before: Readonly<Record<string, unknown>>,
  wished: Readonly<Record<string, unknown>>,
): string[] {
  return Object.entries(wished)
    .filter(([, value]) => value !== undefined)
    .filter(([field, value]) => !alike(before[field], value))
    .map(([field]) => field)
}

const alike = (one: unknown, other: unknown): boolean =>
  JSON.stringify(sorted(one)) === JSON.stringify(sorted(other))

/** The same facts in the same order, however their keys were written down. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, inner]) => inner !== undefined)
      .toSorted(([one], [other]) => (one < other ? -1 : 1))
      .map(([key, inner]) => [key, sorted(inner)]),
  )
}

/** What is wished without the fields that say nothing. */
export function defined<T extends object>(wished: T): T {
  const said = { ...wished }
  for (const [field, value] of Object.entries(said))
    if (value === undefined) Reflect.deleteProperty(said, field)
  return said
}
