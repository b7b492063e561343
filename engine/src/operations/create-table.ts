import { newTableId } from '#engine/clock.ts'
import { EngineError, invalid } from '#engine/errors.ts'
import { recordChanges, takeSpaces } from '#engine/tables/catalogue.ts'
import { describe } from '#engine/tables/describe.ts'
import { type TableRecord, tableOf } from '#engine/tables/table.ts'
import { planTable, type TablePlan } from '#engine/tables/table-plan.ts'
import { requireOneOf, requireTableName } from './checks.ts'
import type { Context } from './context.ts'
import type { CreateTableRequest } from './table-requests.ts'

/** Creates a table; it can be used as soon as the answer is there. */
export async function createTable(
  { storage, catalogue, clock }: Context,
  request: CreateTableRequest,
): Promise<{ readonly TableDescription: object }> {
  const name = requireTableName(request.TableName)
  checkBilling(request)
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

function checkBilling({ BillingMode, ProvisionedThroughput }: CreateTableRequest): void {
  requireOneOf('billingMode', BillingMode, ['PROVISIONED', 'PAY_PER_REQUEST'])
  if (BillingMode === 'PAY_PER_REQUEST' && ProvisionedThroughput) {
    throw invalid(
      'One or more parameter values were invalid: Neither ReadCapacityUnits nor WriteCapacityUnits can be specified when BillingMode is PAY_PER_REQUEST',
    )
  }
  if (BillingMode !== 'PAY_PER_REQUEST' && !ProvisionedThroughput) {
    throw invalid(
      'One or more parameter values were invalid: ReadCapacityUnits and WriteCapacityUnits must both be specified when BillingMode is PROVISIONED',
    )
  }
}

function recordOf(
  request: CreateTableRequest,
  plan: TablePlan,
  { name, space, at }: { readonly name: string; readonly space: number; readonly at: number },
): TableRecord {
  return {
    name,
    id: newTableId(),
    space,
    createdAt: at / 1000,
    keys: plan.keys,
    indexes: plan.indexes.map((index, place) => ({ ...index, space: space + 1 + place })),
    billingMode: request.BillingMode ?? 'PROVISIONED',
    readUnits: request.ProvisionedThroughput?.ReadCapacityUnits ?? 0,
    writeUnits: request.ProvisionedThroughput?.WriteCapacityUnits ?? 0,
    deletionProtection: request.DeletionProtectionEnabled ?? false,
    endsAt: '',
  }
}
