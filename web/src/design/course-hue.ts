const hues = 8

/** The hue of a course, 0 to 7: made from its id, so that a course keeps its colour wherever and whenever it is drawn. */
export function hueOf(courseId: string): number {
  let sum = 7
  for (const letter of courseId) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % 65_521
  return sum % hues
}
