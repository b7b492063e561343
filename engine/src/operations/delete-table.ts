import { invalid, tableMissing } from '#engine/errors.ts'
import { dropChanges } from '#engine/tables/catalogue.ts'
import { describe } from '#engine/tables/describe.ts'
import { requireTableName } from './checks.ts'
import type { Context } from './context.ts'
import type { TableNameRequest } from './requests.ts'

/** Deletes a table at once; its items are then taken out in portions, so that nobody waits long. */
export async function deleteTable(
  { storage, catalogue, chores }: Context,
  request: TableNameRequest,
): Promise<{ readonly TableDescription: object }> {
  const name = requireTableName(request.TableName)
  const answer = await storage.write((view) => {
    const table = catalogue.tables(view).get(name)
    if (!table) throw tableMissing(`Requested resource not found: Table: ${name} not found`)
    if (table.record.deletionProtection) {
      throw invalid(
        `Resource cannot be deleted as it is currently protected against deletion. Disable deletion protection first.`,
      )
    }
    return {
      changes: dropChanges(view, table),
      answer: { TableDescription: describe(view, table, 'DELETING') },
    }
  })
  chores.wake()
  return answer
}
