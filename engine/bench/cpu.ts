import { readFileSync } from 'node:fs'

/** Linux counts a process's time in hundredths of a second. */
const microsecondsPerTick = 10_000

/** Microseconds of CPU that this process and the others have used so far; undefined where the system does not tell. */
export function cpuUsed(others: readonly number[]): number | undefined {
  const { user, system } = process.cpuUsage()
  const theirs = others.map(usedBy)
  if (theirs.some((each) => each === undefined)) return undefined
  return theirs.reduce<number>((sum, each) => sum + (each ?? 0), user + system)
}

function usedBy(pid: number): number | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ')
    return (Number(fields[11]) + Number(fields[12])) * microsecondsPerTick
  } catch {
    return undefined
  }
}
