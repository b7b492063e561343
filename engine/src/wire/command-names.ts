const documentCommands: Readonly<Record<string, string>> = {
  Put: 'PutItem',
  Get: 'GetItem',
  Update: 'UpdateItem',
  Delete: 'DeleteItem',
  BatchGet: 'BatchGetItem',
  BatchWrite: 'BatchWriteItem',
  TransactGet: 'TransactGetItems',
  TransactWrite: 'TransactWriteItems',
}

/** Commands of the low-level client that carry raw AttributeValues, which `send` does not take. */
const rawCommands = new Set(Object.values(documentCommands))

/** The API operation of a command class; bundlers may have put underscores before it or digits after it. */
export function operationNamed(className: string): string {
  const plain = className
    .replace(/^_+/, '')
    .replace(/\d+$/, '')
    .replace(/Command$/, '')
  if (rawCommands.has(plain)) {
    throw new TypeError(
      `${className} carries raw attribute values: send the command of the same purpose from @aws-sdk/lib-dynamodb`,
    )
  }
  return documentCommands[plain] ?? plain
}
