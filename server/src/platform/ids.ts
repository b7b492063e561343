import { createHash, randomBytes } from 'node:crypto'
import { monotonicFactory } from 'ulid'

/** The only source of identity and chance. Tests count instead. */
export interface Ids {
  /** Sorts by the time it was made, and never twice the same. */
  next(): string
  /**
   * Twelve letters and digits, 60 random bits, for whoever is listed by the hundred: each kilobyte of a list is paid for.
   * It is new only nearly always, so that what it names is inserted where nothing is yet.
   */
  short(): string
  /** 256 random bits in base64url, for whoever must not be guessed. */
  secret(): string
  /** A number from 0 up to but without 1, for jitter. */
  chance(): number
}

export function createIds(): Ids {
  const ulid = monotonicFactory(pooledChance())
  return {
    next: () => ulid(),
    short: () => Array.from(randomBytes(12), (byte) => letters[byte % letters.length]).join(''),
    secret: () => randomBytes(32).toString('base64url'),
    chance: () => Math.random(),
  }
}

/** Thirty-two, none of which is taken for another. */
const letters = '0123456789abcdefghjkmnpqrstvwxyz'

/** What is stored of a secret: enough to recognise it, useless to whoever reads the store. */
export const digestOf = (secret: string): string => createHash('sha256').update(secret).digest('base64url')

/** Numbers from 0 to 1 out of a pool of random bytes: asking the system for each letter of an id is slow. */
function pooledChance(): () => number {
  let pool = randomBytes(0)
  let place = 0
  return () => {
    if (place >= pool.length) {
      pool = randomBytes(4096)
      place = 0
    }
    place += 1
    return (pool[place - 1] ?? 0) / 256
  }
}
