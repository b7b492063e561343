import { setTimeout as pause } from 'node:timers/promises'
import type { Operation } from '#engine/operations/all-operations.ts'
import type { Context } from '#engine/operations/context.ts'
import { createChance } from './chance.ts'
import { createRememberingStorage, type RememberingStorage } from './earlier-storage.ts'
import type { FaultCounts, FaultPlan } from './fault-plan.ts'
import { conflictRefusal, lostAnswer, throttlingRefusal } from './refusals.ts'
import { partedBatch } from './unprocessed.ts'

export type { FaultCounts, FaultPlan } from './fault-plan.ts'

/** Troubles of AWS that an engine meets when a test asks for them. */
export interface Faults {
  /** What was met so far, so that a test can see that it was tested at all. */
  readonly met: Readonly<FaultCounts>
  /** Answers operations as the engine does, but for the planned troubles. */
  surround(context: Context): (operation: string, request: object, run: Operation) => Promise<object>
}

const writes = new Set(['PutItem', 'UpdateItem', 'DeleteItem', 'TransactWriteItems'])
const items = new Set([
  ...writes,
  'BatchGetItem',
  'BatchWriteItem',
  'GetItem',
  'Query',
  'Scan',
  'TransactGetItems',
])

/** Plans troubles by a seed, which `say` is told so that a run can be repeated. For tests only. */
export function createFaults(plan: FaultPlan, say: (line: string) => void): Faults {
  const { lostAnswers = 0, indexLag = 0, latency = 0 } = plan
  const chance = createChance(plan.seed)
  const met: FaultCounts = { conflicts: 0, throttling: 0, unprocessed: 0, lostAnswers: 0, lagging: 0 }
  const troubles: Troubles = { plan, chance, met }
  say(`Faults on demand: ${JSON.stringify(plan)}`)
  return {
    met,
    surround(context) {
      const remembering = createRememberingStorage(context.storage, indexLag)
      return async (operation, request, run) => {
        if (!items.has(operation)) return run({ ...context, storage: remembering }, request)
        if (latency > 0) await pause(chance() * latency)
        remembering.step()
        refuse(troubles, operation, request)
        const storage = storageFor(troubles, remembering, { context, request })
        const answer = await answerInPart(troubles, { operation, request }, (asked) =>
          run({ ...context, storage }, asked),
        )
        if (chance() >= lostAnswers) return answer
        met.lostAnswers++
        throw lostAnswer()
      }
    },
  }
}

interface Troubles {
  readonly plan: FaultPlan
  readonly chance: () => number
  readonly met: FaultCounts
}

function refuse({ plan, chance, met }: Troubles, operation: string, request: object): void {
  const { conflicts = 0, throttling = 0 } = plan
  if (writes.has(operation) && chance() < conflicts) {
    met.conflicts++
    throw conflictRefusal(operation, request, chance)
  }
  if (chance() < throttling) {
    met.throttling++
    throw throttlingRefusal(operation, request, chance)
  }
}

function storageFor(
  { plan, chance, met }: Troubles,
  remembering: RememberingStorage,
  { context, request }: { readonly context: Context; readonly request: object },
): Context['storage'] {
  const steps = Math.floor(chance() * ((plan.indexLag ?? 0) + 1))
  if (steps === 0 || !readsGlobalIndex(context, request)) return remembering
  met.lagging++
  return remembering.earlier(steps)
}

async function answerInPart(
  { plan, chance, met }: Troubles,
  { operation, request }: { readonly operation: string; readonly request: object },
  run: (request: object) => Promise<object>,
): Promise<object> {
  const batch = partedBatch(operation, request, () => chance() < (plan.unprocessed ?? 0))
  if (!batch || batch.leftCount === 0) return run(request)
  met.unprocessed += batch.leftCount
  const field = operation === 'BatchGetItem' ? 'UnprocessedKeys' : 'UnprocessedItems'
  return { ...(await run(batch.asked)), [field]: batch.left }
}

/** Local indexes are always as new as their table. */
function readsGlobalIndex({ storage, catalogue }: Context, request: object): boolean {
  if (!('TableName' in request && 'IndexName' in request)) return false
  const { TableName, IndexName } = request
  const table = storage.read((view) => catalogue.tables(view).get(String(TableName)))
  return table?.indexes.some((index) => index.name === IndexName && !index.local) ?? false
}
