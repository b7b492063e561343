import { decodeCursor } from './cursor.ts'
import type { Query } from './store.ts'
import { indexName } from './tables.ts'

/** What DynamoDB is asked for one page of a query. */
export function queryInput(query: Query, table: string): Record<string, unknown> {
  const partitionKey = query.index ? `${query.index}p` : 'pk'
  const sortKey = query.index ? `${query.index}s` : 'sk'
  const bound = boundOf(query)
  return {
    TableName: table,
    KeyConditionExpression: bound ? `#p = :p AND ${bound.test}` : '#p = :p',
    ExpressionAttributeNames: { '#p': partitionKey, ...(bound && { '#s': sortKey }) },
    ExpressionAttributeValues: { ':p': query.partition, ...(bound && { ':s': bound.value }) },
    ...where(query),
    ...(query.after !== undefined && {
      ExclusiveStartKey: decodeCursor(query.after, partitionKey, query.partition),
    }),
  }
}

const where = (query: Query): Record<string, unknown> => ({
  ...(query.index ? { IndexName: indexName(query.index) } : { ConsistentRead: true }),
  ...(query.limit !== undefined && { Limit: query.limit }),
  ...(query.backwards && { ScanIndexForward: false }),
})

/** DynamoDB takes one bound on a sort key. */
function boundOf({ begins, above, below }: Query): { test: string; value: string } | undefined {
  const [bound, another] = [
    { test: 'begins_with(#s, :s)', value: begins },
    { test: '#s > :s', value: above },
    { test: '#s < :s', value: below },
  ].flatMap(({ test, value }) => (value === undefined ? [] : [{ test, value }]))
  if (another) throw new TypeError('A query takes one bound on its sort key')
  return bound
}
