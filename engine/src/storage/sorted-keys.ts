const widest = 512

/** Keys in order, in runs of a few hundred, so that adding one moves only its run. */
export interface SortedKeys {
  add(key: string): void
  remove(key: string): void
  /** Keys from `from` on and before `before`, upwards or downwards. */
  between(from: string, before: string, reverse: boolean): Iterable<string>
}

export function createSortedKeys(): SortedKeys {
  const runs: string[][] = [[]]
  const runFor = (key: string): number =>
    Math.max(0, firstAtLeast(runs.length, (at) => startOf(at) > key) - 1)
  const startOf = (at: number): string => runs[at]?.[0] ?? ''

  function add(key: string): void {
    const at = runFor(key)
    const run = runs[at] ?? []
    const place = placeOf(run, key)
    if (run[place] === key) return
    run.splice(place, 0, key)
    if (run.length > widest) runs.splice(at, 1, run.slice(0, widest / 2), run.slice(widest / 2))
  }

  function remove(key: string): void {
    const at = runFor(key)
    const run = runs[at] ?? []
    const place = placeOf(run, key)
    if (run[place] !== key) return
    run.splice(place, 1)
    if (run.length === 0 && runs.length > 1) runs.splice(at, 1)
  }

  function* upwards(from: string, before: string): Iterable<string> {
    let at = runFor(from)
    let place = placeOf(runs[at] ?? [], from)
    for (let run = runs[at]; run; run = runs[++at], place = 0) {
      for (let key = run[place]; key !== undefined; key = run[++place]) {
        if (key >= before) return
        yield key
      }
    }
  }

  function* downwards(from: string, before: string): Iterable<string> {
    let at = runFor(before)
    let place = placeOf(runs[at] ?? [], before) - 1
    for (let run = runs[at]; run; run = runs[--at], place = (run?.length ?? 0) - 1) {
      for (let key = run[place]; key !== undefined; key = run[--place]) {
        if (key < from) return
        yield key
      }
    }
  }

  return { add, remove, between: (from, before, reverse) => (reverse ? downwards : upwards)(from, before) }
}

function placeOf(run: readonly string[], key: string): number {
  return firstAtLeast(run.length, (at) => (run[at] ?? '') >= key)
}

/** The first of `length` places where `reached` holds, given that it holds from there on. */
function firstAtLeast(length: number, reached: (at: number) => boolean): number {
  let low = 0
  let high = length
  while (low < high) {
    const middle = (low + high) >> 1
    if (reached(middle)) high = middle
    else low = middle + 1
  }
  return low
}
