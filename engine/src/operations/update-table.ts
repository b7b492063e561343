import { tableMissing } from '#engine/errors.ts'
import { buildingChange } from '#engine/tables/build-indexes.ts'
import { dropSpaceChanges, recordChanges, takeSpaces } from '#engine/tables/catalogue.ts'
import { describe } from '#engine/tables/describe.ts'
import { tableOf } from '#engine/tables/table.ts'
import { refuseBrokenUpdate } from '#engine/tables/table-constraints.ts'
import { planUpdate, refuseEmptyUpdate } from '#engine/tables/table-update.ts'
import { requireTableName } from './checks.ts'
import type { Context } from './context.ts'
import type { UpdateTableRequest } from './table-requests.ts'

/** Changes a table at once. A new index is filled afterwards, in steps; writes keep it from the start. */
export async function updateTable(
  { storage, catalogue, chores, clock }: Context,
  request: UpdateTableRequest,
): Promise<{ readonly TableDescription: object }> {
  const name = requireTableName(request.TableName)
  refuseBrokenUpdate(request)
  refuseEmptyUpdate(request)
  const answer = await storage.write((view) => {
    const table = catalogue.tables(view).get(name)
    if (!table) throw tableMissing(`Requested resource not found: Table: ${name} not found`)
    const { first, change } = takeSpaces(view, 1)
    const plan = planUpdate(table, request, { space: first, at: clock() / 1000 })
    const changed = tableOf(plan.record)
    return {
      changes: [
        ...recordChanges(view, plan.record),
        ...(plan.added ? [change, buildingChange(table, first)] : []),
        ...(plan.removed ? dropSpaceChanges(plan.removed.space) : []),
      ],
      answer: { TableDescription: describe(view, changed, 'UPDATING', plan.removed) },
    }
  })
  chores.wake()
  return answer
}
