/** Chance that is the same for the same seed. */
export interface Dice {
  /** A whole number from 0 up to but without `sides`. */
  below(sides: number): number
  pick<T>(from: readonly T[]): T
  /** True so many times in a hundred. */
  percent(chance: number): boolean
  shuffled<T>(list: readonly T[]): T[]
}

/** Mulberry32: small, quick and good enough for names and timetables. */
export function createDice(seed: number): Dice {
  let state = seed >>> 0
  function next(): number {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const below = (sides: number): number => Math.floor(next() * sides)
  return {
    below,
    pick(from) {
      const picked = from[below(from.length)]
      if (picked === undefined) throw new RangeError('There is nothing to pick from')
      return picked
    },
    percent: (chance) => next() * 100 < chance,
    shuffled(list) {
      const all = [...list]
      for (let last = all.length - 1; last > 0; last -= 1) {
        const other = below(last + 1)
        const [one, two] = [all[last], all[other]]
        if (one !== undefined && two !== undefined) [all[last], all[other]] = [two, one]
      }
      return all
    },
  }
}
