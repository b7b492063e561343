const unicode = { platform: 3, encoding: 1, language: 0x0409 }
const ids = { family: 1, style: 2, full: 4, postScript: 6 }

/** A `name` table that says this family and nothing else, so that no font of the system can be taken for ours. */
export function nameTable(family: string, style: string): Buffer {
  const texts: [number, string][] = [
    [ids.family, family],
    [ids.style, style],
    [ids.full, `${family} ${style}`],
    [ids.postScript, `${family}-${style}`.replaceAll(' ', '')],
  ]
  const header = Buffer.alloc(6 + 12 * texts.length)
  header.writeUInt16BE(texts.length, 2)
  header.writeUInt16BE(header.length, 4)
  const written = texts.map(([, text]) => Buffer.from(text, 'utf16le').swap16())
  let from = 0
  for (const [place, [id]] of texts.entries()) {
    const row = 6 + place * 12
    const length = written[place]?.length ?? 0
    header.writeUInt16BE(unicode.platform, row)
    header.writeUInt16BE(unicode.encoding, row + 2)
    header.writeUInt16BE(unicode.language, row + 4)
    header.writeUInt16BE(id, row + 6)
    header.writeUInt16BE(length, row + 8)
    header.writeUInt16BE(from, row + 10)
    from += length
  }
  return Buffer.concat([header, ...written])
}
