import { readRecord } from '@matricula/contract/records'
import { bind, type Endpoint } from '#platform/http/bind.ts'
import type { ReadRecord } from './read-record.ts'

export const recordRoutes = (read: ReadRecord): Endpoint[] => [
  bind(readRecord, ({ params, actor }) => read(actor, params.studentId)),
]
