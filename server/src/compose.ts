import type { Seats } from '@matricula/contract/catalogue'
import type { Room, SectionId } from '@matricula/contract/kernel'
import { createIdentity } from '#capabilities/identity/index.ts'
import { createStudents } from '#capabilities/students/index.ts'
import type { Actor } from '#platform/actor.ts'
import type { Capability } from '#platform/capability.ts'
import type { Authenticate, Platform } from '#platform/platform.ts'

export interface Application {
  readonly capabilities: Readonly<Record<string, Capability>>
  readonly authenticate: Authenticate
  /** Whether an actor may hear a room. */
  readonly mayJoin: (actor: Actor, room: Room) => Promise<boolean>
  readonly seatsOf: (sectionIds: readonly SectionId[]) => Promise<readonly Seats[]>
}

/** What only the running server knows. */
export interface Surroundings {
  readonly sockets: () => number
  readonly storeKind: 'embedded' | 'dynamodb'
}

/**
 * The one place that knows every part. Read it downwards: nothing is needed before it is made.
 * identity, students, catalogue, enrolment, attendance, grading, records, interop, operations.
 */
export function compose(platform: Platform, _surroundings: Surroundings): Application {
  const identity = createIdentity(platform)
  const students = createStudents(platform)
  const capabilities: Record<string, Capability> = { identity, students }
  return {
    capabilities,
    authenticate: identity.authenticate,
    mayJoin: () => Promise.resolve(false),
    seatsOf: () => Promise.resolve([]),
  }
}
