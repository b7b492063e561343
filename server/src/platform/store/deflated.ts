import { deflateRawSync, inflateRawSync } from 'node:zlib'

/** Below this many characters nothing is won that a reader of the table would not miss more. */
const worthwhile = 500

/**
 * A value whose entries are much alike, in a third to a tenth of its bytes: DynamoDB bills each kilobyte of a write, and
 * each again in every index. Short values stay as they are. See docs/decisions/0013.
 */
export function deflated(value: unknown): unknown {
  const text = JSON.stringify(value)
  return text === undefined || text.length < worthwhile ? value : Uint8Array.from(deflateRawSync(text))
}

/** What was deflated, and what was stored plain, as it was. */
export const inflated = (stored: unknown): unknown =>
  stored instanceof Uint8Array ? JSON.parse(inflateRawSync(stored).toString()) : stored
