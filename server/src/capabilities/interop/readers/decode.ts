import { Problem } from '@matricula/contract/kernel'

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252'

const begins = (bytes: Uint8Array, ...signature: number[]): boolean =>
  signature.every((byte, place) => bytes[place] === byte)

/** Refuses what is no text at all, in words that say what to do. */
export function refuseWorkbook(bytes: Uint8Array): void {
  if (begins(bytes, 0x50, 0x4b, 0x03, 0x04)) throw unreadable('This is an Excel workbook; save it as CSV.')
  if (begins(bytes, 0xd0, 0xcf, 0x11, 0xe0))
    throw unreadable('This is an old Excel workbook; save it as CSV.')
  if (begins(bytes, 0x25, 0x50, 0x44, 0x46)) throw unreadable('This is a PDF; ask for the table as CSV.')
}

export const unreadable = (detail: string): Problem => new Problem('import.unreadable', { detail })

/** By the mark at the beginning, else UTF-8 where all of it is, else the old code page of Windows. */
export function encodingOf(bytes: Uint8Array): Encoding {
  if (begins(bytes, 0xff, 0xfe)) return 'utf-16le'
  if (begins(bytes, 0xfe, 0xff)) return 'utf-16be'
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return 'utf-8'
  } catch {
    return 'windows-1252'
  }
}

/** The text of a file without its byte order mark. */
export function decode(bytes: Uint8Array): { text: string; encoding: Encoding } {
  refuseWorkbook(bytes)
  const encoding = encodingOf(bytes)
  return { text: new TextDecoder(encoding).decode(bytes), encoding }
}
