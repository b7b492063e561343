import { listAlerts, listSectionAlerts } from '@matricula/contract/alerts'
import { bind, type Endpoint } from '#platform/http/bind.ts'
import type { ListAlerts, ListSectionAlerts } from './list-alerts.ts'

interface Commands {
  readonly list: ListAlerts
  readonly ofSection: ListSectionAlerts
}

export const alertRoutes = ({ list, ofSection }: Commands): Endpoint[] => [
  bind(listAlerts, ({ actor, params, query }) => list(actor, params.termId, query)),
  bind(listSectionAlerts, ({ actor, params }) => ofSection(actor, params.sectionId)),
]
