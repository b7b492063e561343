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

/** Operations whose low-level commands are named after them, and carry raw attribute values. */
const rawCommands = new Set(Object.values(documentCommands))
/** Operations whose commands have one name in both of the SDK's clients. */
const ambiguous = new Set(['Query', 'Scan'])

/** What a command asks for, and whether its attribute values are raw ones. */
export interface NamedOperation {
  readonly operation: string
  readonly raw: boolean
}

/** The API operation of a command; bundlers may have put underscores before its class or digits after it. */
export function operationNamed(command: object): NamedOperation {
  const plain = command.constructor.name
    .replace(/^_+/, '')
    .replace(/\d+$/, '')
    .replace(/Command$/, '')
  const raw = rawCommands.has(plain) || (ambiguous.has(plain) && isLowLevel(command))
  return { operation: documentCommands[plain] ?? plain, raw }
}

/** The document client's commands of the SDK hold the low-level command they wrap. */
function isLowLevel(command: object): boolean {
  return 'middlewareStack' in command && !('clientCommand' in command)
}
