import { DocumentCode as Code, type DocumentCode, longestSeal, sealIn } from '@matricula/contract/documents'

/** What the server is asked about a file; a PDF itself never leaves the browser. */
export type FileToVerify =
  | { readonly sha256: string; readonly code?: DocumentCode }
  | { readonly text: string }
  | 'unreadable'
  /** Browsers hash files on secure pages only. */
  | 'insecure'

const longestText = 400_000

/** Reads a dropped file: the digest and the seal of a PDF, or the text of a JSON file. */
export async function fileToVerify(file: Blob): Promise<FileToVerify> {
  const bytes = new Uint8Array(await file.arrayBuffer())
  const beginning = latin(bytes.subarray(0, 1024))
  if (beginning.includes('%PDF-')) return await pdf(bytes)
  if (bytes.length > longestText || !/^\s*\{/.test(beginning.replace('ï»¿', ''))) return 'unreadable'
  return { text: new TextDecoder().decode(bytes) }
}

async function pdf(bytes: Uint8Array<ArrayBuffer>): Promise<FileToVerify> {
  if (!globalThis.isSecureContext) return 'insecure'
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
  const sha256 = Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('')
  const code = Code.safeParse(sealIn(latin(bytes.subarray(-longestSeal)))?.code)
  return { sha256, ...(code.success && { code: code.data }) }
}

/** One character for each byte. */
const latin = (bytes: Uint8Array): string => Array.from(bytes, (byte) => String.fromCharCode(byte)).join('')
