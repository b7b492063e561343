import type { Life } from './certificate.ts'

const minute = 60_000

/** Rests after one failure, two, and so on; the last holds for every further one. */
const rests = [1, 5, 15, 60, 240].map((minutes) => minutes * minute)

/**
 * When a certificate is to be renewed: once less than a third of its life remains, and up to a thirtieth later, so that
 * what was made at the same moment is not renewed at the same moment. `chance` is from 0 up to 1.
 */
export const renewalOf = ({ from, until }: Life, chance: number): number =>
  until - Math.floor((until - from) * (1 / 3 - chance / 30))

/**
 * Milliseconds to rest after so many failures in a row, of which up to a quarter is chance. An authority counts failures:
 * Let's Encrypt refuses a host for an hour after five.
 */
export function restAfter(failures: number, chance: number): number {
  const rest = rests[Math.min(failures, rests.length) - 1] ?? 0
  return Math.floor(rest * (1 + chance / 4))
}
