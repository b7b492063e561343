const mostWeeks = 60

/** `1-7, 9` as one digit for each teaching week, 1 where it meets; empty where it cannot be read, so that the schema refuses it. */
export function weeksIn(text: string): string {
  const weeks = new Set<number>()
  for (const part of text.split(/[,;]/).map((one) => one.trim())) {
    const [, first, last = first] = /^(\d{1,2})(?:\s*[-–]\s*(\d{1,2}))?$/.exec(part) ?? []
    const [from, to] = [Number(first), Number(last)]
    if (!(from >= 1 && to >= from && to <= mostWeeks)) return ''
    for (let week = from; week <= to; week += 1) weeks.add(week)
  }
  const digits = Array.from({ length: Math.max(...weeks) }, (_, place) => (weeks.has(place + 1) ? '1' : '0'))
  return digits.join('')
}

/** The same backwards: `1111111010` is `1-7, 9`. */
export const weeksText = (digits: string): string =>
  [...digits.matchAll(/1+/g)]
    .map(({ index, 0: run }) => (run.length === 1 ? `${index + 1}` : `${index + 1}-${index + run.length}`))
    .join(', ')
