import type { Platform } from '#platform/platform.ts'
import type { AccountRepository } from './account-repository.ts'
import type { InstitutionRecord } from './institution.ts'
import type { LinkRepository } from './link-repository.ts'
import type { Passwords } from './passwords.ts'
import type { SessionRepository } from './session-repository.ts'
import type { Throttle } from './throttle.ts'
import type { TokenRepository } from './token-repository.ts'

/** Everything that the commands of this capability choose from. */
export interface IdentityNeeds extends Platform {
  readonly accounts: AccountRepository
  readonly sessions: SessionRepository
  readonly links: LinkRepository
  readonly tokens: TokenRepository
  readonly throttle: Throttle
  readonly passwords: Passwords
  readonly institution: InstitutionRecord
}
