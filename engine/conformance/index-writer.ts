import { createEngine } from '@matricula/engine'
import { openLmdbStorage } from '@matricula/engine/lmdb'

/** A process that gives a table with many items an index, and goes on writing to it while the index is filled. */
const [, , path = '', name = 'writer'] = process.argv
const writers = 8
const engine = createEngine({ storage: openLmdbStorage({ path, retryAfter: 50 }) })

await engine.execute('UpdateTable', {
  TableName: 'Crash',
  AttributeDefinitions: [{ AttributeName: 'house', AttributeType: 'S' }],
  GlobalSecondaryIndexUpdates: [
    {
      Create: {
        IndexName: 'byHouse',
        KeySchema: [{ AttributeName: 'house', KeyType: 'HASH' }],
        Projection: { ProjectionType: 'ALL' },
      },
    },
  ],
})

async function writeFor(writer: number): Promise<void> {
  for (let at = 0; ; at++) {
    const id = `${name}-${writer}-${at}`
    await engine.execute('PutItem', { TableName: 'Crash', Item: { pk: id, sk: 'A', house: `H${at % 4}` } })
    process.send?.([id, 1])
  }
}

process.once('disconnect', () => process.exit())
await Promise.all(Array.from({ length: writers }, (_, writer) => writeFor(writer)))
