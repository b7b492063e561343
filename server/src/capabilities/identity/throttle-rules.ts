/** So many failures cost nothing; then waits double from one second up to `longest`; forgotten after `memory`. Seconds. */
export interface Patience {
  readonly free: number
  readonly longest: number
  readonly memory: number
}

export const patience = {
  /** One account, tried by strangers; counted apart for each place that it has signed in from. */
  account: { free: 5, longest: 900, memory: 86_400 },
  /** One address, whatever is tried; a campus shares one, so it is wider, and successes count against failures. */
  address: { free: 50, longest: 60, memory: 3600 },
  /** Letters with links, for one name. */
  letters: { free: 5, longest: 900, memory: 3600 },
  /** Codes that show in a room, tried by one student. */
  checkIn: { free: 5, longest: 60, memory: 900 },
} as const satisfies Record<string, Patience>

/** Seconds to wait after so many failures: never for good. */
export function waitAfter(failures: number, { free, longest }: Patience): number {
  if (failures < free) return 0
  return Math.min(longest, 2 ** Math.min(30, failures - free))
}
