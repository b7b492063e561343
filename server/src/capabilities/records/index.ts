import type { Capability } from '#platform/capability.ts'
import { createReadRecord, type Needs } from './read-record.ts'
import { recordRoutes } from './routes.ts'

/** Written by others, read as one: the record stores nothing of its own. */
export const createRecords = (needs: Needs): Capability => ({
  routes: recordRoutes(createReadRecord(needs)),
  audience: {},
  listeners: [],
  kinds: [],
})
