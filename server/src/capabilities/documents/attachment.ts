import { inflateSync } from 'node:zlib'

/** The text of the file that a PDF of ours carries; undefined where it carries none that can be read. */
export function attachmentOf(pdf: Buffer): string | undefined {
  const text = pdf.toString('latin1')
  const dictionary =
    /<<(?:(?!<<|stream).|<<(?:(?!>>).)*>>)*?\/Type\s*\/EmbeddedFile(?:(?!stream).)*?stream\r?\n/su.exec(text)
  if (!dictionary) return undefined
  const from = dictionary.index + dictionary[0].length
  const content = pdf.subarray(from, text.indexOf('endstream', from))
  if (!dictionary[0].includes('/FlateDecode')) return content.toString().trimEnd()
  try {
    return inflateSync(content).toString()
  } catch {
    return undefined
  }
}
