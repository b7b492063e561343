import { isList, isRecord, type Json, type JsonRecord } from '#infra/json.ts'

/** Whether EventBridge would let an event through a pattern: values, nested patterns, and `anything-but`. */
export const matchesPattern = (pattern: JsonRecord, event: Json | undefined): boolean =>
  Object.entries(pattern).every(([name, wanted]) => {
    const found = isRecord(event) ? event[name] : undefined
    if (isRecord(wanted)) return matchesPattern(wanted, found)
    if (!isList(wanted)) return false
    const values = isList(found) ? found : [found]
    return values.some((value) => wanted.some((one) => matchesValue(one, value)))
  })

function matchesValue(wanted: Json, value: Json | undefined): boolean {
  if (!isRecord(wanted)) return value === wanted
  const excluded = wanted['anything-but']
  if (excluded === undefined) return false
  return value !== undefined && !(isList(excluded) ? excluded : [excluded]).includes(value)
}
