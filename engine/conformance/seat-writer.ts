import { createEngine, EngineError } from '@matricula/engine'
import { openLmdbStorage } from '@matricula/engine/lmdb'

/** A process whose students take seats until there are none; it tells each seat taken, and ends by itself. */
const [, , path = '', name = 'writer', cap = '0'] = process.argv
const students = 16
const engine = createEngine({ storage: openLmdbStorage({ path }) })

async function take(id: string): Promise<boolean> {
  try {
    await engine.execute('TransactWriteItems', {
      TransactItems: [
        {
          Update: {
            TableName: 'Crash',
            Key: { pk: 'SEATS', sk: 'A' },
            UpdateExpression: 'ADD taken :one',
            ConditionExpression: 'attribute_not_exists(taken) OR taken < :cap',
            ExpressionAttributeValues: { ':one': 1, ':cap': Number(cap) },
          },
        },
        { Put: { TableName: 'Crash', Item: { pk: id, sk: 'A', g1p: 'ENROLLED', g1s: id } } },
      ],
    })
    return true
  } catch (error) {
    if (error instanceof EngineError && error.name === 'TransactionCanceledException') return false
    throw error
  }
}

async function takeAll(student: number): Promise<void> {
  for (let at = 0; await take(`${name}-${student}-${at}`); at++) process.send?.(`${name}-${student}-${at}`)
}

await Promise.all(Array.from({ length: students }, (_, student) => takeAll(student)))
await engine.close()
process.disconnect()
