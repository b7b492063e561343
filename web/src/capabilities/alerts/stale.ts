import { alertsMoved, listAlerts, listSectionAlerts } from '@matricula/contract/alerts'
import { type StaleRule, staleAfter } from '#platform/stale.ts'
import { keyOf } from '#platform/use-reply.ts'

export const alertsStale: readonly StaleRule[] = [
  staleAfter(alertsMoved, ({ termId, sectionIds = [] }) => [
    keyOf(listAlerts, { termId }),
    ...sectionIds.map((sectionId) => keyOf(listSectionAlerts, { sectionId })),
  ]),
]
