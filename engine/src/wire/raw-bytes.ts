/** Writes the bytes inside raw attribute values as base64 text, which is what JSON can carry. */
export function rawBytesToText(content: unknown): unknown {
  if (content instanceof Uint8Array) return Buffer.from(content).toString('base64')
  if (Array.isArray(content)) return content.map(rawBytesToText)
  if (typeof content !== 'object' || content === null) return content
  return Object.fromEntries(Object.entries(content).map(([name, value]) => [name, rawBytesToText(value)]))
}
