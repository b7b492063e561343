import { GetItemCommand, ListTablesCommand } from '@aws-sdk/client-dynamodb'
import { GetCommand, QueryCommand, TransactWriteCommand } from '@aws-sdk/lib-dynamodb'
import { describe, expect, test } from 'vitest'
import { operationNamed } from './command-names.ts'

describe('the class of a command names its operation', () => {
  test.each([
    [GetCommand.name, 'GetItem'],
    [QueryCommand.name, 'Query'],
    [TransactWriteCommand.name, 'TransactWriteItems'],
    [ListTablesCommand.name, 'ListTables'],
    ['_GetCommand', 'GetItem'],
    ['PutCommand2', 'PutItem'],
  ])('%s is %s', (className, operation) => {
    expect(operationNamed(className)).toBe(operation)
  })

  test('a command with raw attribute values is refused, and told what to send instead', () => {
    expect(() => operationNamed(GetItemCommand.name)).toThrow('@aws-sdk/lib-dynamodb')
  })
})
