import { expressionOf, Placeholders, updateOf } from './expression.ts'
import type { TableName } from './tables.ts'
import type { Item, Key, Patch, Write } from './write.ts'

/** Turns what the application means into what DynamoDB is asked. */
export interface Requests {
  tableOf(table: TableName): string
  keyOf(key: Key): Record<string, unknown>
  transactionItem(write: Write): Record<string, unknown>
  singleWrite(write: Write): { operation: 'Put' | 'Update' | 'Delete'; input: Record<string, unknown> }
  bump(key: Key, patch: Patch): Record<string, unknown>
}

const verbs = { put: 'Put', patch: 'Update', remove: 'Delete', check: 'ConditionCheck' } as const

export function createRequests(prefix: string): Requests {
  const tableOf = (table: TableName): string => `${prefix}${table}`

  return {
    tableOf,
    keyOf,
    transactionItem: (write) => ({ [verbs[write.write]]: described(write, tableOf) }),
    singleWrite(write) {
      const operation = verbs[write.write]
      if (operation === 'ConditionCheck') throw new TypeError('A check alone changes nothing')
      return { operation, input: described(write, tableOf) }
    },
    bump(key, patch) {
      const places = new Placeholders()
      return {
        TableName: tableOf(key.table),
        Key: keyOf(key),
        UpdateExpression: updateOf(patch, places),
        ReturnValues: 'ALL_NEW',
        ...places.attributes(),
      }
    },
  }
}

const keyOf = (key: Key): Record<string, unknown> => ({ pk: key.pk, sk: key.sk })

const attributesOf = (item: Item): Record<string, unknown> =>
  Object.fromEntries(Object.entries(item).filter(([name, value]) => name !== 'table' && value !== undefined))

/** A write as an entry of TransactWriteItems, which is also what the single command takes. */
function described(write: Write, tableOf: (table: TableName) => string): Record<string, unknown> {
  const places = new Placeholders()
  const target =
    write.write === 'put'
      ? { TableName: tableOf(write.item.table), Item: attributesOf(write.item) }
      : { TableName: tableOf(write.key.table), Key: keyOf(write.key) }
  const update = write.write === 'patch' ? { UpdateExpression: updateOf(write.patch, places) } : {}
  const condition = write.when && {
    ConditionExpression: expressionOf(write.when, places),
    ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
  }
  return { ...target, ...update, ...condition, ...places.attributes() }
}
