import type { Seats } from '@matricula/contract/catalogue'
import type { DemoAccount } from '@matricula/contract/identity'
import type { Room, SectionId } from '@matricula/contract/kernel'
import { createAlerts } from '#capabilities/alerts/index.ts'
import { type Attendance, createAttendance } from '#capabilities/attendance/index.ts'
import { type Catalogue, createCatalogue } from '#capabilities/catalogue/index.ts'
import { createDocuments, type Documents } from '#capabilities/documents/index.ts'
import { createEnrolment, type Enrolments } from '#capabilities/enrolment/index.ts'
import { createFinals, type Finals } from '#capabilities/finals/index.ts'
import { createGrading } from '#capabilities/grading/index.ts'
import { createIdentity, type Identity } from '#capabilities/identity/index.ts'
import { createInterop, type Interop } from '#capabilities/interop/index.ts'
import { createNotices } from '#capabilities/notices/index.ts'
import { createOperations } from '#capabilities/operations/index.ts'
import { createPolicies, type Policies } from '#capabilities/policies/index.ts'
import { createRecords, type Records } from '#capabilities/records/index.ts'
import { createStanding, type Standing } from '#capabilities/standing/index.ts'
import { createStudents, type Students } from '#capabilities/students/index.ts'
import type { Actor } from '#platform/actor.ts'
import type { Capability } from '#platform/capability.ts'
import type { Authenticate, Platform } from '#platform/platform.ts'
import type { CertificateState } from '#platform/tls/served-certificate.ts'

export interface Application {
  readonly capabilities: Readonly<Record<string, Capability>>
  readonly identity: Identity
  readonly students: Students
  readonly catalogue: Catalogue
  readonly enrolments: Enrolments
  readonly attendance: Attendance
  readonly policies: Policies
  readonly records: Records
  readonly finals: Finals
  readonly standing: Standing
  readonly documents: Documents
  readonly interop: Interop
  readonly authenticate: Authenticate
  /** Whether an actor may hear a room. */
  readonly mayJoin: (actor: Actor, room: Room) => Promise<boolean>
  readonly seatsOf: (sectionIds: readonly SectionId[]) => Promise<readonly Seats[]>
}

/** What only the running server knows. */
export interface Surroundings {
  readonly sockets: () => number
  readonly storeKind: 'embedded' | 'dynamodb'
  /** How it stands with the server's own certificate, where it has one. */
  readonly certificate?: () => CertificateState | undefined
  /** Accounts that the sign-in page may show: a demonstration has some. */
  readonly demoAccounts?: () => readonly DemoAccount[]
}

/**
 * The one place that knows every part. Read it downwards: nothing is needed before it is made.
 * identity, students, catalogue, enrolment, policies, attendance, grading, records, finals, standing, alerts, documents, interop, operations, notices.
 */
export function compose(platform: Platform, surroundings: Surroundings): Application {
  const identity = createIdentity({ ...platform, ...surroundings })
  const students = createStudents(platform)
  const catalogue = createCatalogue({ ...platform, identity })
  const enrolments = createEnrolment({ ...platform, students, catalogue })
  const policies = createPolicies({ ...platform, students })
  const teaching = { ...platform, students, catalogue, enrolments, policies }
  const attendance = createAttendance({ ...teaching, identity })
  const grading = createGrading(teaching)
  const records = createRecords({ ...teaching, attendance, grading })
  const finals = createFinals({ ...teaching, records })
  const standing = createStanding({ ...teaching, records })
  const alerts = createAlerts({ ...teaching, attendance, grading, standing })
  const documents = createDocuments({ ...teaching, identity, records, attendance })
  const waiting = () => Object.values(capabilities).flatMap((capability) => [...(capability.waiting ?? [])])
  const tables = () => Object.values(capabilities).flatMap((capability) => [...(capability.tables ?? [])])
  const interop = createInterop({ ...teaching, identity, records, tables })
  const operations = createOperations({ ...teaching, ...surroundings, identity, attendance, finals, waiting })
  const capabilities: Application['capabilities'] = {
    identity,
    students,
    catalogue,
    enrolment: enrolments,
    policies,
    attendance,
    grading,
    records,
    finals,
    standing,
    alerts,
    documents,
    interop,
    operations,
    notices: createNotices({ ...teaching, identity }),
  }
  return {
    capabilities,
    identity,
    students,
    catalogue,
    enrolments,
    attendance,
    policies,
    records,
    finals,
    standing,
    documents,
    interop,
    authenticate: identity.authenticate,
    mayJoin: operations.mayJoin,
    seatsOf: catalogue.seatsOf,
  }
}
