import type { Capability } from '#platform/capability.ts'
import { alertAudience } from './audience.ts'
import { alertItem } from './items.ts'
import { createListAlerts, createListSectionAlerts } from './list-alerts.ts'
import { createAlertListener } from './listener.ts'
import type { Needs } from './needs.ts'
import { createAlertRepository } from './repository.ts'
import { alertRoutes } from './routes.ts'

/** Students who may need attention, with the reasons, kept as things happen. */
export function createAlerts(given: Omit<Needs, 'alerts'>): Capability {
  const needs: Needs = { ...given, alerts: createAlertRepository(given.store) }
  return {
    routes: alertRoutes({ list: createListAlerts(needs), ofSection: createListSectionAlerts(needs) }),
    audience: alertAudience,
    listeners: [createAlertListener(needs)],
    kinds: [alertItem],
  }
}
