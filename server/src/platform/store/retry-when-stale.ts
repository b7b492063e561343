import { Problem } from '@matricula/contract/kernel'
import { Refused } from './store.ts'

/** Someone was faster: look again and decide again. Never patch a decision made on old facts. */
export async function retryWhenStale<T>(attempt: () => Promise<T>, tries = 5): Promise<T> {
  for (let left = tries; ; left -= 1) {
    try {
      return await attempt()
    } catch (error) {
      if (!(error instanceof Refused && error.has('stale'))) throw error
      if (left <= 1) throw new Problem('item.stale', {}, { cause: error })
    }
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
    for (const { name, found } of error.refusals) {
      const problem = problems[name]
      if (problem) throw problem(found)
    }
    throw error
  }
}
