import type { Server } from 'node:http'
import { crc32 } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createEngine, type Engine } from '#engine/engine.ts'
import { createMemoryStorage } from '#engine/storage/memory-storage.ts'
import { createHttpFront } from './http-front.ts'

describe('the HTTP front', () => {
  let engine: Engine
  let front: Server
  let endpoint: string

  beforeAll(async () => {
    engine = createEngine({ storage: createMemoryStorage() })
    front = createHttpFront(engine)
    await new Promise<void>((resolve) => front.listen(0, '127.0.0.1', resolve))
    const address = front.address()
    endpoint = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`
    await ask('CreateTable', {
      TableName: 'Items',
      BillingMode: 'PAY_PER_REQUEST',
      KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
      AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'S' }],
    })
  })
  afterAll(async () => {
    front.closeAllConnections()
    front.close()
    await engine.close()
  })

  const ask = (operation: string, body: unknown): Promise<Response> =>
    fetch(endpoint, {
      method: 'POST',
      headers: { 'x-amz-target': `DynamoDB_20120810.${operation}` },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    })
  const refusal = async (operation: string, body: unknown): Promise<unknown> => {
    const response = await ask(operation, body)
    return { status: response.status, ...(await response.json()) }
  }

  test('every answer has an id of its own and the checksum of its body', async () => {
    const answers = await Promise.all([ask('ListTables', {}), ask('ListTables', { Limit: 0 })])
    for (const answer of answers) {
      const body = Buffer.from(await answer.arrayBuffer())
      expect(answer.headers.get('x-amz-crc32')).toBe(String(crc32(body)))
      expect(answer.headers.get('content-type')).toBe('application/x-amz-json-1.0')
    }
    const ids = answers.map((answer) => answer.headers.get('x-amzn-requestid'))
    expect(new Set(ids).size).toBe(2)
    expect(ids[0]).toMatch(/^[0-9A-Z]{52}$/)
  })

  test.each(['ExecuteStatement', 'constructor', 'toString', ''])(
    'the operation "%s" is not known',
    async (operation) => {
      expect(await refusal(operation, {})).toMatchObject({
        status: 400,
        __type: 'com.amazon.coral.service#UnknownOperationException',
      })
    },
  )

  test.each([
    ['no JSON', '{"TableName":'],
    ['no object', '[]'],
    ['a number where text belongs', { TableName: 'Items', Key: { pk: { S: 1 } } }],
    ['text where a list belongs', { TableName: 'Items', Key: { pk: { L: 'x' } } }],
  ])('a request with %s cannot be read', async (_what, body) => {
    expect(await refusal('GetItem', body)).toMatchObject({
      status: 400,
      __type: 'com.amazon.coral.service#SerializationException',
    })
  })

  test('a refusal is named after the layer it comes from', async () => {
    expect(await refusal('GetItem', { TableName: 'Items' })).toEqual({
      status: 400,
      __type: 'com.amazon.coral.validate#ValidationException',
      message:
        "1 validation error detected: Value null at 'key' failed to satisfy constraint: Member must not be null",
    })
    expect(await refusal('GetItem', { TableName: 'Nowhere', Key: { pk: { S: 'x' } } })).toEqual({
      status: 400,
      __type: 'com.amazonaws.dynamodb.v20120810#ResourceNotFoundException',
      message: 'Requested resource not found',
    })
  })

  test('a table may be called as a field is', async () => {
    const Item = { pk: { S: 'x' }, bytes: { B: 'AQI=' } }
    const written = await ask('BatchWriteItem', { RequestItems: { Items: [{ PutRequest: { Item } }] } })
    expect(await written.json()).toEqual({ UnprocessedItems: {} })
    const read = await ask('BatchGetItem', { RequestItems: { Items: { Keys: [{ pk: { S: 'x' } }] } } })
    expect(await read.json()).toEqual({ Responses: { Items: [Item] }, UnprocessedKeys: {} })
  })

  test('a value nested beyond reason is refused, not a failure', async () => {
    const deep = `${'{"L":['.repeat(20_000)}${']}'.repeat(20_000)}`
    expect(await refusal('PutItem', `{"TableName":"Items","Item":{"pk":${deep}}}`)).toMatchObject({
      status: 400,
      message: expect.stringContaining('Nesting Levels') as unknown,
    })
  })
})
