import { expressionOf, Placeholders, updateOf } from './expression.ts'
import type { TableName } from './tables.ts'
import type { Item, Key, Patch, Write } from './write.ts'

/** Turns what the application means into what DynamoDB is asked. */
export interface Requests {
  tableOf(table: TableName): string
  keyOf(key: Key): Record<string, unknown>
  attributesOf(item: Item): Record<string, unknown>
  itemFrom(table: TableName, attributes: unknown): Item | undefined
  transactionItem(write: Write): Record<string, unknown>
  singleWrite(write: Write): { operation: 'Put' | 'Update' | 'Delete'; input: Record<string, unknown> }
  bump(key: Key, patch: Patch): Record<string, unknown>
}

export function createRequests(prefix: string): Requests {
  const tableOf = (table: TableName): string => `${prefix}${table}`
  const keyOf = (key: Key): Record<string, unknown> => ({ pk: key.pk, sk: key.sk })

  function attributesOf({ table: _, ...attributes }: Item): Record<string, unknown> {
    return Object.fromEntries(Object.entries(attributes).filter(([, value]) => value !== undefined))
  }

  function described(write: Write): {
    verb: 'Put' | 'Update' | 'Delete' | 'ConditionCheck'
    input: Record<string, unknown>
  } {
    const places = new Placeholders()
    const target =
      write.write === 'put'
        ? { TableName: tableOf(write.item.table), Item: attributesOf(write.item) }
        : { TableName: tableOf(write.key.table), Key: keyOf(write.key) }
    const update = write.write === 'patch' ? { UpdateExpression: updateOf(write.patch, places) } : {}
    const condition = write.when
      ? {
          ConditionExpression: expressionOf(write.when, places),
          ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
        }
      : {}
    const verbs = { put: 'Put', patch: 'Update', remove: 'Delete', check: 'ConditionCheck' } as const
    return { verb: verbs[write.write], input: { ...target, ...update, ...condition, ...places.attributes() } }
  }

  return {
    tableOf,
    keyOf,
    attributesOf,
    itemFrom: (table, attributes) =>
      attributes === undefined || attributes === null ? undefined : { table, ...Object(attributes) },
    transactionItem(write) {
      const { verb, input } = described(write)
      return { [verb]: input }
    },
    singleWrite(write) {
      const { verb, input } = described(write)
      if (verb === 'ConditionCheck') throw new TypeError('A check alone changes nothing')
      return { operation: verb, input }
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
