import type { Ids } from '#platform/ids.ts'

/** Ids that count, so that a story reads the same every time. They sort in the order they were made. */
export function countingIds(): Ids {
  let count = 0
  const next = (): string => {
    count += 1
    return String(count).padStart(8, '0')
  }
  return { next, short: next, secret: () => `secret-${next()}-${next()}`, chance: () => 0.5 }
}
