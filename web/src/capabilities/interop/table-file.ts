import type { ImportKind } from '@matricula/contract/interop'
import type { z } from 'zod'

export type Kind = z.infer<typeof ImportKind>

export type TableFile =
  | { readonly name: string; readonly text: string; readonly kind: Kind | undefined }
  | { readonly refused: 'workbook' | 'empty' | 'large' }

/** The server takes no more characters at once. */
const longest = 24_000_000

/** Reads a chosen file as text, whatever a spreadsheet has saved it in. */
export async function readTableFile(file: File): Promise<TableFile> {
  const bytes = new Uint8Array(await file.arrayBuffer())
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) return { refused: 'workbook' }
  const text = decoded(bytes)
  if (text.trim() === '') return { refused: 'empty' }
  if (text.length > longest) return { refused: 'large' }
  return { name: file.name, text, kind: kindOf(text) }
}

function decoded(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}

const signs: readonly (readonly [Kind, readonly RegExp[]])[] = [
  ['sections-uiuc', [/\bcrn\b/, /yearterm/]],
  ['grades-uiuc', [/\bcrn\b/, /course subject/, /average grade/]],
  ['courses-uiuc', [/credit hours/, /yearterm/]],
  ['term-itc', [/start_slot5min/]],
  ['students', [/(given|first) ?name/]],
  ['enrolments', [/roll|student/, /section/]],
  ['sections', [/course/, /section|code/]],
  ['courses', [/subject/, /credits/]],
]

/** What the headings suggest; whoever imports may choose otherwise. */
export function kindOf(text: string): Kind | undefined {
  const heading = (text.split('\n', 1)[0] ?? '').toLowerCase()
  return signs.find(([, words]) => words.every((word) => word.test(heading)))?.[0]
}
