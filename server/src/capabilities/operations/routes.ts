import {
  listActivity,
  readDesk,
  readHealth,
  readOpenApi,
  readStatistics,
  readTermStatistics,
  readToday,
} from '@matricula/contract/operations'
import { bind, type Endpoint } from '#platform/http/bind.ts'
import type { ListActivity } from './list-activity.ts'
import type { ReadDesk } from './read-desk.ts'
import type { ReadHealth } from './read-health.ts'
import type { ReadStatistics } from './read-statistics.ts'
import type { ReadTermStatistics } from './read-term-statistics.ts'
import type { ReadToday } from './read-today.ts'

interface Commands {
  readonly health: ReadHealth
  readonly openApi: () => Record<string, unknown>
  readonly activity: ListActivity
  readonly statistics: ReadStatistics
  readonly termStatistics: ReadTermStatistics
  readonly today: ReadToday
  readonly desk: ReadDesk
}

export const operationsRoutes = ({
  health,
  openApi,
  activity,
  statistics,
  termStatistics,
  today,
  desk,
}: Commands): Endpoint[] => [
  bind(readHealth, () => health()),
  bind(readOpenApi, () => Promise.resolve(openApi())),
  bind(listActivity, ({ actor, query }) => activity(actor, query)),
  bind(readStatistics, ({ actor }) => statistics(actor)),
  bind(readTermStatistics, ({ actor, params, query }) =>
    termStatistics(actor, params.termId, query.departmentId),
  ),
  bind(readDesk, ({ actor }) => desk(actor)),
  bind(readToday, ({ actor, query }) => today(actor, query.date)),
]
