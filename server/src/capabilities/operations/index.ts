import type { Room } from '@matricula/contract/kernel'
import type { Attendance } from '#capabilities/attendance/index.ts'
import type { Catalogue } from '#capabilities/catalogue/index.ts'
import type { Enrolments } from '#capabilities/enrolment/index.ts'
import type { Finals } from '#capabilities/finals/index.ts'
import type { Identity } from '#capabilities/identity/index.ts'
import type { Students } from '#capabilities/students/index.ts'
import type { Actor } from '#platform/actor.ts'
import type { Capability, Waiting } from '#platform/capability.ts'
import { openApiOf } from '#platform/http/openapi.ts'
import type { Platform } from '#platform/platform.ts'
import type { CertificateState } from '#platform/tls/served-certificate.ts'
import { tlsItems } from '#platform/tls/tls-items.ts'
import { version } from '#platform/version.ts'
import { operationsAudience } from './audience.ts'
import { eventItemKind, healthItem, listenerItem, logHeadItem, onceItem, termCountsItem } from './items.ts'
import { createListActivity } from './list-activity.ts'
import { createReadDesk } from './read-desk.ts'
import { createReadHealth } from './read-health.ts'
import { createReadStatistics } from './read-statistics.ts'
import { createReadTermStatistics } from './read-term-statistics.ts'
import { createReadToday } from './read-today.ts'
import { createRoomPolicy } from './room-policy.ts'
import { operationsRoutes } from './routes.ts'
import { operationsTables } from './tables.ts'
import { createTermCounter } from './term-counter.ts'

interface Needs extends Platform {
  readonly identity: Pick<Identity, 'institution'>
  readonly students: Students
  readonly catalogue: Catalogue
  readonly enrolments: Enrolments
  readonly attendance: Attendance
  readonly finals: Finals
  readonly waiting: () => readonly Waiting[]
  readonly sockets: () => number
  readonly storeKind: 'embedded' | 'dynamodb'
  readonly certificate?: () => CertificateState | undefined
}

/** What the rest may know about operations. */
export interface Operations extends Capability {
  /** Whether an actor may hear a room. */
  mayJoin(actor: Actor, room: Room): Promise<boolean>
}

export function createOperations(needs: Needs): Operations {
  const { store, settings, identity } = needs
  const { timeZone } = identity.institution
  let description: Record<string, unknown> | undefined
  return {
    routes: operationsRoutes({
      health: createReadHealth(needs),
      openApi: () => {
        description ??= openApiOf(version, settings.origin)
        return description
      },
      activity: createListActivity(store),
      statistics: createReadStatistics(needs),
      termStatistics: createReadTermStatistics(needs),
      desk: createReadDesk(needs.waiting),
      today: createReadToday({ ...needs, timeZone }),
    }),
    audience: operationsAudience,
    listeners: [createTermCounter({ ...needs, timeZone })],
    kinds: [eventItemKind, termCountsItem, logHeadItem, listenerItem, onceItem, healthItem, ...tlsItems],
    tables: operationsTables(store),
    mayJoin: createRoomPolicy(needs.catalogue, needs.students),
  }
}
