/** The code points that a TrueType font can draw, read from its `cmap` (formats 4 and 12). */
export function coverageOf(font: Buffer): ReadonlySet<number> {
  const drawn = new Set<number>()
  const start = tableStart(font, 'cmap')
  if (start === undefined) return drawn
  const count = font.readUInt16BE(start + 2)
  for (let place = 0; place < count; place += 1) {
    const subtable = start + font.readUInt32BE(start + 4 + place * 8 + 4)
    const format = font.readUInt16BE(subtable)
    if (format === 4) addSegments(font, subtable, drawn)
    if (format === 12) addGroups(font, subtable, drawn)
  }
  return drawn
}

function tableStart(font: Buffer, tag: string): number | undefined {
  const count = font.readUInt16BE(4)
  for (let place = 0; place < count; place += 1) {
    const row = 12 + place * 16
    if (font.toString('latin1', row, row + 4) === tag) return font.readUInt32BE(row + 8)
  }
  return undefined
}

function addSegments(font: Buffer, subtable: number, drawn: Set<number>): void {
  const doubled = font.readUInt16BE(subtable + 6)
  for (let at = 0; at < doubled; at += 2) {
    const last = font.readUInt16BE(subtable + 14 + at)
    const first = font.readUInt16BE(subtable + 16 + doubled + at)
    if (first === 0xffff) continue
    for (let point = first; point <= last; point += 1) drawn.add(point)
  }
}

function addGroups(font: Buffer, subtable: number, drawn: Set<number>): void {
  const groups = font.readUInt32BE(subtable + 12)
  for (let place = 0; place < groups; place += 1) {
    const row = subtable + 16 + place * 12
    const last = font.readUInt32BE(row + 4)
    for (let point = font.readUInt32BE(row); point <= last; point += 1) drawn.add(point)
  }
}
