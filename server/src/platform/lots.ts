/** What comes one by one, some at a time, so that each lot is looked up at once. */
export async function* inLots<T>(coming: AsyncIterable<T> | Iterable<T>, size: number): AsyncGenerator<T[]> {
  let lot: T[] = []
  for await (const one of coming) {
    lot.push(one)
    if (lot.length < size) continue
    yield lot
    lot = []
  }
  if (lot.length > 0) yield lot
}
