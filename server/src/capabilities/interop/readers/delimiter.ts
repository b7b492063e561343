export type Delimiter = ',' | ';' | '\t'

const candidates: readonly Delimiter[] = [',', ';', '\t']
const looked = 20

/** How often each delimiter stands outside quotes, line by line of the beginning. */
function counts(text: string): Map<string, number[]> {
  const found = new Map<string, number[]>(candidates.map((delimiter) => [delimiter, [0]]))
  let quoted = false
  let line = 0
  for (const character of text.slice(0, 64_000)) {
    if (character === '"') quoted = !quoted
    if (quoted) continue
    if (character === '\n') line += 1
    if (line >= looked) break
    const here = found.get(character)
    if (here) here[line] = (here[line] ?? 0) + 1
  }
  return found
}

/** The delimiter that the heading has and most lines have equally often; a comma where there is one column. */
export function delimiterOf(text: string): Delimiter {
  const counted = counts(text)
  const scored = candidates.map((delimiter) => {
    const perLine = counted.get(delimiter) ?? []
    const heading = perLine[0] ?? 0
    const alike = perLine.filter((count) => count === heading).length
    return { delimiter, heading, alike }
  })
  const [best] = scored
    .filter(({ heading }) => heading > 0)
    .toSorted((one, other) => other.alike - one.alike || other.heading - one.heading)
  return best?.delimiter ?? ','
}
