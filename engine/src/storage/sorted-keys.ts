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

  return {
    add,
    remove,
    between: (from, before, reverse) =>
      reverse ? downwards(runs, runFor(before), from, before) : upwards(runs, runFor(from), from, before),
  }
}

/** From the run that holds `from` on. */
function* upwards(
  runs: readonly (readonly string[])[],
  first: number,
  from: string,
  before: string,
): Iterable<string> {
  let place = placeOf(runs[first] ?? [], from)
  for (let at = first, run = runs[at]; run; run = runs[++at]) {
    const end = placeOf(run, before)
    yield* run.slice(place, end)
    if (end < run.length) return
    place = 0
  }
}

/** From the run that holds `before` back. */
function* downwards(
  runs: readonly (readonly string[])[],
  last: number,
  from: string,
  before: string,
): Iterable<string> {
  for (let at = last, run = runs[at]; run; run = runs[--at]) {
    const start = placeOf(run, from)
    yield* run.slice(start, placeOf(run, before)).toReversed()
    if (start > 0) return
  }
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
