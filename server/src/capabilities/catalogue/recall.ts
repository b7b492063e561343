/** Remembers records by id for as long as the server runs; a newer version takes the place of an older one, never the other way. */
export interface Recall<Id, R> {
  /** In the order of the ids; what is not remembered is read in one go. */
  all(ids: readonly Id[]): Promise<(R | undefined)[]>
  learn(record: R): void
  forget(id: Id): void
  known(): Iterable<R>
  /** Whether this version, or a newer one, is remembered. */
  knows(id: Id, version: number): boolean
}

export function createRecall<Id, R extends { readonly version: number }>(
  idOf: (record: R) => Id,
  read: (ids: readonly Id[]) => Promise<readonly (R | undefined)[]>,
  learned: (record: R) => void = () => undefined,
): Recall<Id, R> {
  const records = new Map<Id, R>()

  function learn(record: R): void {
    const id = idOf(record)
    const known = records.get(id)
    if (known && known.version >= record.version) return
    records.set(id, record)
    learned(record)
  }

  return {
    async all(ids) {
      const unknown = [...new Set(ids)].filter((id) => !records.has(id))
      const found = unknown.length === 0 ? [] : await read(unknown)
      for (const record of found) if (record) learn(record)
      return ids.map((id) => records.get(id))
    },
    learn,
    forget: (id) => void records.delete(id),
    known: () => records.values(),
    knows: (id, version) => (records.get(id)?.version ?? 0) >= version,
  }
}
