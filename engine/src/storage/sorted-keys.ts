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
    let place = placeOf(runs[runFor(from)] ?? [], from)
    for (let at = runFor(from), run = runs[at]; run; run = runs[++at]) {
      const end = placeOf(run, before)
      yield* run.slice(place, end)
      if (end < run.length) return
      place = 0
    }
  }

  function* downwards(from: string, before: string): Iterable<string> {
    for (let at = runFor(before), run = runs[at]; run; run = runs[--at]) {
      const start = placeOf(run, from)
      yield* run.slice(start, placeOf(run, before)).toReversed()
      if (start > 0) return
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
