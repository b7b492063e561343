import { newTableId } from '#engine/clock.ts'
import { EngineError } from '#engine/errors.ts'
import { recordChanges, takeSpaces } from '#engine/tables/catalogue.ts'
import { describe } from '#engine/tables/describe.ts'
import { type TableRecord, tableOf } from '#engine/tables/table.ts'
import { refuseBrokenCreate } from '#engine/tables/table-constraints.ts'
import { planTable, type TablePlan } from '#engine/tables/table-plan.ts'
import { refuseThroughput, settingsOf, unitsOf } from '#engine/tables/table-settings.ts'
import { requireTableName } from './checks.ts'
import type { Context } from './context.ts'
import type { CreateTableRequest } from './table-requests.ts'

/** Creates a table; it can be used as soon as the answer is there. */
export async function createTable(
  { storage, catalogue, clock }: Context,
  request: CreateTableRequest,
): Promise<{ readonly TableDescription: object }> {
  refuseBrokenCreate(request)
  const name = requireTableName(request.TableName)
  refuseThroughput(request.BillingMode ?? 'PROVISIONED', request.ProvisionedThroughput)
  const plan = planTable(request)
  return storage.write((view) => {
    if (catalogue.tables(view).has(name)) {
      throw new EngineError('ResourceInUseException', `Table already exists: ${name}`)
    }
    const { first, change } = takeSpaces(view, 1 + plan.indexes.length)
    const record = recordOf(request, plan, { name, space: first, at: clock() })
    return {
      changes: [change, ...recordChanges(view, record)],
      answer: { TableDescription: describe(view, tableOf(record), 'CREATING') },
    }
  })
}

function recordOf(
  request: CreateTableRequest,
  plan: TablePlan,
  { name, space, at }: { readonly name: string; readonly space: number; readonly at: number },
): TableRecord {
  const billingMode = request.BillingMode ?? 'PROVISIONED'
  return {
    name,
    id: newTableId(),
    space,
    createdAt: at / 1000,
    keys: plan.keys,
    indexes: plan.indexes.map((index, place) => ({ ...index, space: space + 1 + place })),
    billingMode,
    ...unitsOf(request.ProvisionedThroughput),
    ...(billingMode === 'PAY_PER_REQUEST' ? { billingChangedAt: at / 1000 } : {}),
    deletionProtection: false,
    endsAt: '',
    ...settingsOf(request, billingMode),
  }
}
