import type { Me } from '@matricula/contract/identity'
import type { SessionId } from '@matricula/contract/kernel'
import type { Person } from './account-repository.ts'
import type { StoredInstitution } from './items.ts'

interface Facts {
  readonly person: Person
  readonly sessionId: SessionId
  readonly institution: StoredInstitution
  readonly serverTime: string
}

/** What the browser is told of whoever is signed in: enough to draw the navigation. */
export const meOf = ({ person: { account, grants }, sessionId, institution, serverTime }: Facts): Me => ({
  userId: account.userId,
  sessionId,
  name: account.name,
  grants: [...grants],
  ...(account.studentId !== undefined && { studentId: account.studentId }),
  mustChangePassword: account.mustChangePassword ?? false,
  ...institution,
  serverTime,
})

/** A session has begun: the token goes into the cookie and nowhere else. */
export interface Begun {
  readonly token: string
  readonly me: Me
}
