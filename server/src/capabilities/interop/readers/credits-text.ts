/** The credits of `3 hours.`, `1 TO 4 hours.` or `3 OR 4 hours.`: the least and, where it differs, the most. */
export function creditsFrom(text: string): { credits: number; creditsAtMost?: number } | undefined {
  const [, least, most] =
    /^(\d+(?:\.\d+)?)(?:\s+(?:TO|OR)\s+(\d+(?:\.\d+)?))?\s+hours?\.?$/i.exec(text.trim()) ?? []
  if (least === undefined) return undefined
  const credits = Number(least)
  const creditsAtMost = Number(most ?? least)
  const exact = [credits, creditsAtMost].every((value) => value <= 60 && Number.isInteger(value * 4))
  if (!exact || creditsAtMost < credits) return undefined
  return creditsAtMost === credits ? { credits } : { credits, creditsAtMost }
}
