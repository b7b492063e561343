import { listDistributions, proveAverage, readRecord } from '@matricula/contract/records'
import { bind, type Endpoint } from '#platform/http/bind.ts'
import type { ListDistributions } from './distributions.ts'
import type { ProveAverage, ReadRecord } from './read-record.ts'

export const recordRoutes = (read: ReadRecord, prove: ProveAverage, list: ListDistributions): Endpoint[] => [
  bind(listDistributions, ({ params, actor }) => list(actor, params.courseId)),
  bind(readRecord, ({ params, actor }) => read(actor, params.studentId)),
  bind(proveAverage, ({ params, query, actor }) => prove(actor, params.studentId, query)),
]
