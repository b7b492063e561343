import { noSuchPlace } from './pages.ts'

/** A place in a query as one opaque word. */
export const encodeCursor = (key: unknown): string => Buffer.from(JSON.stringify(key)).toString('base64url')

/** Refuses a cursor that is not of this list: nobody reads another partition by forging one. */
export function decodeCursor(
  cursor: string,
  partitionKey: string,
  partition: string,
): Record<string, string> {
  const key = parsed(cursor)
  if (key?.[partitionKey] === partition) return key
  throw noSuchPlace()
}

function parsed(cursor: string): Record<string, string> | undefined {
  try {
    const key: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString())
    const strings =
      typeof key === 'object' && key !== null && Object.values(key).every((part) => typeof part === 'string')
    return strings ? { ...key } : undefined
  } catch {
    return undefined
  }
}
