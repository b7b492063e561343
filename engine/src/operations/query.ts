import { invalid } from '#engine/errors.ts'
import { pathsOf } from '#engine/expressions/condition-parts.ts'
import { queriedKeys } from '#engine/expressions/key-condition.ts'
import { conditionFrom } from '#engine/expressions/parse.ts'
import { firstName } from '#engine/expressions/scope.ts'
import type { KeyRange } from '#engine/storage/storage.ts'
import { keyIn } from '#engine/tables/keys.ts'
import type { KeyAttribute } from '#engine/tables/table.ts'
import { requireTableName, silentProblem } from './checks.ts'
import type { Context } from './context.ts'
import { checkPageRequest, indexOf, rangeAfter, refuseUnprojected } from './page-request.ts'
import { type PageAnswer, type PageExpressions, pageExpressions, readPage } from './read-page.ts'
import type { QueryRequest } from './requests.ts'

/** Reads one partition of a table or index in the order of its sort key. */
export async function query({ storage, catalogue }: Context, request: QueryRequest): Promise<PageAnswer> {
  const name = requireTableName(request.TableName)
  checkPageRequest(request)
  if (typeof request.Limit === 'number' && request.Limit < 1) {
    throw silentProblem('Limit', 'Member must have value greater than or equal to 1')
  }
  if (request.KeyConditionExpression === undefined) {
    throw invalid(
      'Either the KeyConditions or KeyConditionExpression parameter must be specified in the request.',
    )
  }
  const condition = conditionFrom('KeyConditionExpression', request.KeyConditionExpression)
  const expressions = pageExpressions(request, condition)
  return storage.read((view) => {
    const table = catalogue.table(view, name)
    const index = indexOf(table, request)
    refuseUnprojected(table, index, expressions.projected)
    const keys = index?.keys ?? table.keys
    refuseFilterOnKeys(expressions, keys)
    const { from, before } = queriedKeys(condition.tree, expressions.scope, keys)
    const space = (index ?? table).space
    const whole: KeyRange = {
      from: keyIn(space, from),
      before: keyIn(space, before),
      reverse: request.ScanIndexForward === false,
    }
    const range = rangeAfter(whole, table, index, request.ExclusiveStartKey)
    return readPage(view, { ...expressions, table, index, range }, request)
  })
}

function refuseFilterOnKeys({ filter, scope }: PageExpressions, keys: readonly KeyAttribute[]): void {
  if (!filter) return
  const names = new Set(pathsOf(filter.tree).map((path) => firstName(path, scope)))
  const key = keys.find((each) => names.has(each.name))
  if (!key) return
  throw invalid(
    `Filter Expression can only contain non-primary key attributes: Primary key attribute: ${key.name}`,
  )
}
