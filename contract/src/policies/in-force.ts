/** Of versions in their order, the latest that is in force on a day (year-month-day); before all of them, the first. */
export function inForceOn<Of extends { readonly effectiveFrom: string }>(
  versions: readonly Of[],
  day: string,
): Of {
  const found = versions.findLast(({ effectiveFrom }) => effectiveFrom <= day) ?? versions[0]
  if (!found) throw new RangeError('There is no version of this policy')
  return found
}
