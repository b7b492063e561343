import { Problem } from '@matricula/contract/kernel'
import bcrypt from 'bcrypt'
import type { PasswordLane } from './password-lane.ts'
import { fitsBcrypt } from './password-rules.ts'

/** The only place that computes with passwords: bcrypt, off the event loop, in its lane. */
export interface Passwords {
  /** Refuses what bcrypt would cut: more than 72 bytes, or a null character. */
  hash(password: string): Promise<string>
  /** Does the same work where there is no hash to compare with, and then says no. */
  matches(password: string, hash: string | undefined): Promise<boolean>
  /** Whether the hash was made at another cost than is set now. */
  outdated(hash: string): boolean
}

export function createPasswords(cost: number, lane: PasswordLane): Passwords {
  let decoy: Promise<string> | undefined

  return {
    async hash(password) {
      if (!fitsBcrypt(password)) {
        throw new Problem('password.weak', {
          fields: [
            {
              field: 'newPassword',
              message: 'Use at most 72 bytes and no null character; most letters are one byte',
            },
          ],
        })
      }
      return lane.run(() => bcrypt.hash(password, cost))
    },
    async matches(password, hash) {
      decoy ??= bcrypt.hash('nobody has this password', cost)
      const usable = hash !== undefined && fitsBcrypt(password)
      const against = usable ? hash : await decoy
      const same = await lane.run(() => bcrypt.compare(usable ? password : 'a', against))
      return usable && same
    },
    outdated: (hash) => bcrypt.getRounds(hash) < cost,
  }
}
