import { Problem } from '@matricula/contract/kernel'
import { Refused } from './store.ts'
import type { RefusalName } from './write.ts'

/** Someone was faster: look again and decide again. Never patch a decision made on old facts. */
export async function retryWhenStale<T>(attempt: () => Promise<T>, tries = 5): Promise<T> {
  try {
    return await attempt()
  } catch (error) {
    if (!(error instanceof Refused && error.has('stale'))) throw error
    if (tries <= 1) throw new Problem('item.stale', {}, { cause: error })
  }
  return await retryWhenStale(attempt, tries - 1)
}

/** Throw it where a decision was made from something that may be old: it is made again. */
export const lookAgain = (): Refused => new Refused([{ name: 'stale', found: undefined }])

/** Passes over a refusal that says it has been done before, and tells whether it was done now. */
export async function unlessRefused(attempt: Promise<unknown>, name: RefusalName): Promise<boolean> {
  try {
    await attempt
    return true
  } catch (error) {
    if (!(error instanceof Refused && error.has(name))) throw error
    return false
  }
}

/** Turns a refusal of the store into a problem of the contract: `{ exists: () => new Problem('item.exists') }`. */
export async function explaining<T>(
  attempt: Promise<T>,
  problems: Readonly<Record<string, (found: Refused['refusals'][number]['found']) => Error>>,
): Promise<T> {
  try {
    return await attempt
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    throw error.refusals.map(({ name, found }) => problems[name]?.(found)).find((problem) => problem) ?? error
  }
}
