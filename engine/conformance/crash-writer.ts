import { createEngine } from '@matricula/engine'
import { openLmdbStorage } from '@matricula/engine/lmdb'

/** A process with many writers, which tells its parent each acknowledged write at once and stops only when killed. */
const [, , path = '', name = 'writer'] = process.argv
const writers = 24
const engine = createEngine({ storage: openLmdbStorage({ path, retryAfter: 50 }) })

async function writeFor(writer: number): Promise<void> {
  for (let at = 0; ; at++) {
    const id = `${name}-${writer}-${at}`
    if (at % 3 === 0) await enrolTwo(id)
    else
      await engine.execute('PutItem', { TableName: 'Crash', Item: { pk: id, sk: 'A', g1p: 'ALL', g1s: id } })
    process.send?.([id, at % 3 === 0 ? 2 : 1])
  }
}

async function enrolTwo(id: string): Promise<void> {
  await engine.execute('TransactWriteItems', {
    TransactItems: [
      ...['A', 'B'].map((sk) => ({
        Put: {
          TableName: 'Crash',
          Item: { pk: id, sk, g1p: 'ALL', g1s: id },
          ConditionExpression: 'attribute_not_exists(pk)',
        },
      })),
      {
        Update: {
          TableName: 'Crash',
          Key: { pk: 'COUNTER', sk: name },
          UpdateExpression: 'ADD taken :one',
          ExpressionAttributeValues: { ':one': 1 },
        },
      },
    ],
  })
}

process.once('disconnect', () => process.exit())
await Promise.all(Array.from({ length: writers }, (_, writer) => writeFor(writer)))
