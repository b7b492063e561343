import { cpuUsed } from './cpu.ts'
import type { Place } from './place.ts'
import type { Operation } from './workload.ts'

export interface Measured {
  readonly perSecond: number
  /** Milliseconds. */
  readonly median: number
  readonly p99: number
  /** Microseconds of CPU for each call, client and server together. */
  readonly cpu: number | undefined
}

export interface Measuring {
  readonly place: Place
  readonly operation: Operation
  readonly concurrency: number
  readonly milliseconds: number
  /** How many items were put there before. */
  readonly items: number
  /** Gives every call another number. */
  readonly next: () => number
}

/** Calls an operation for a while, so many calls at once, each followed by the next. */
export async function measure(measuring: Measuring): Promise<Measured> {
  const { place, operation, concurrency, milliseconds, items, next } = measuring
  const times: number[] = []
  const used = cpuUsed(place.others)
  const begun = performance.now()
  async function caller(): Promise<void> {
    for (let start = performance.now(); start - begun < milliseconds; ) {
      await operation.call(place, next(), items)
      const end = performance.now()
      times.push(end - start)
      start = end
    }
  }
  await Promise.all(Array.from({ length: concurrency }, caller))
  const seconds = (performance.now() - begun) / 1000
  const spent = cpuUsed(place.others)
  times.sort((one, other) => one - other)
  return {
    perSecond: times.length / seconds,
    median: times[Math.floor(times.length / 2)] ?? 0,
    p99: times[Math.floor(times.length * 0.99)] ?? 0,
    cpu: used === undefined || spent === undefined ? undefined : (spent - used) / times.length,
  }
}

/** The better of two rounds: its own rate and times, and the least CPU of both. */
export function better<Round extends Measured>(one: Round | undefined, other: Round): Round {
  if (!one) return other
  const faster = one.perSecond > other.perSecond ? one : other
  const cpus = [one.cpu, other.cpu].filter((each) => each !== undefined)
  return { ...faster, cpu: cpus.length > 0 ? Math.min(...cpus) : undefined }
}
