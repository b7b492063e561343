import { requireBetween } from './checks.ts'
import type { Context } from './context.ts'
import type { ListTablesRequest } from './table-requests.ts'

const mostNames = 100

export interface ListTablesAnswer {
  readonly TableNames: readonly string[]
  readonly LastEvaluatedTableName?: string
}

/** Lists table names in their order, a hundred at a time. */
export async function listTables(
  { storage, catalogue }: Context,
  request: ListTablesRequest,
): Promise<ListTablesAnswer> {
  requireBetween('limit', request.Limit, 1, mostNames)
  const after = request.ExclusiveStartTableName ?? ''
  const names = storage.read((view) => [...catalogue.tables(view).keys()])
  const rest = names.toSorted().filter((name) => name > after)
  const page = rest.slice(0, request.Limit ?? mostNames)
  const last = page.at(-1)
  return {
    TableNames: page,
    ...(page.length < rest.length && last !== undefined ? { LastEvaluatedTableName: last } : {}),
  }
}
