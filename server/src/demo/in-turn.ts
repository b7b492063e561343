/** Does things at the same time, but one after the other, in the order given, where two of them want the same. */
export async function inTurn<T>(
  list: readonly T[],
  wantedBy: (one: T) => readonly string[],
  work: (one: T) => Promise<unknown>,
): Promise<void> {
  const last = new Map<string, Promise<unknown>>()
  const all = list.map((one) => {
    const wanted = wantedBy(one)
    const mine = Promise.all(wanted.map((name) => last.get(name) ?? Promise.resolve())).then(() => work(one))
    for (const name of wanted) last.set(name, mine)
    return mine
  })
  await Promise.all(all)
}
