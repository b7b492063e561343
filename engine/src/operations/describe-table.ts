import { tableMissing } from '#engine/errors.ts'
import { describe } from '#engine/tables/describe.ts'
import { requireTableName } from './checks.ts'
import type { Context } from './context.ts'
import type { TableNameRequest } from './requests.ts'

/** Says what a table is made of. */
export async function describeTable(
  { storage, catalogue }: Context,
  request: TableNameRequest,
): Promise<{ readonly Table: object }> {
  const name = requireTableName(request.TableName)
  return storage.read((view) => {
    const table = catalogue.tables(view).get(name)
    if (!table) throw tableMissing(`Requested resource not found: Table: ${name} not found`)
    return { Table: describe(view, table) }
  })
}
