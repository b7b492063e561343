import {
  GetItemCommand,
  ListTablesCommand,
  QueryCommand as RawQueryCommand,
  ScanCommand as RawScanCommand,
} from '@aws-sdk/client-dynamodb'
import { GetCommand, QueryCommand, TransactWriteCommand } from '@aws-sdk/lib-dynamodb'
import { describe, expect, test } from 'vitest'
import { operationNamed } from './command-names.ts'

const TableName = 'Courses'
const Key = { pk: 'CS101' }

/** A command as a bundler leaves it: only its class has another name. */
function renamed(name: string): object {
  return { constructor: { name } }
}

describe('a command names its operation, and whether its values are raw', () => {
  test.each([
    [new GetCommand({ TableName, Key }), 'GetItem', false],
    [new QueryCommand({ TableName }), 'Query', false],
    [new TransactWriteCommand({ TransactItems: [] }), 'TransactWriteItems', false],
    [new ListTablesCommand({}), 'ListTables', false],
    [renamed('_GetCommand'), 'GetItem', false],
    [renamed('PutCommand2'), 'PutItem', false],
    [new GetItemCommand({ TableName, Key: { pk: { S: 'CS101' } } }), 'GetItem', true],
    [new RawQueryCommand({ TableName }), 'Query', true],
    [new RawScanCommand({ TableName }), 'Scan', true],
  ])('%o is %s, raw: %s', (command, operation, raw) => {
    expect(operationNamed(command)).toEqual({ operation, raw })
  })
})
