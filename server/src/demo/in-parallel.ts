/** Works on many things with so many under way at a time; the first failure ends it. */
export async function inParallel<T>(
  list: readonly T[],
  atOnce: number,
  work: (one: T, place: number) => Promise<void>,
): Promise<void> {
  let next = 0
  const worker = async (): Promise<void> => {
    while (next < list.length) {
      const place = next
      next += 1
      const one = list[place]
      if (one !== undefined) await work(one, place)
    }
  }
  await Promise.all(Array.from({ length: Math.min(atOnce, list.length) }, worker))
}
