import { isList, isRecord, type Json, type JsonRecord } from '#infra/json.ts'

/** One line of a template, written wrongly. */
export interface Defect {
  /** What somebody did. */
  readonly did: string
  readonly path: string
  /** What stands there then; nothing where the line is gone. */
  readonly put?: Json
  /** The resource that must be named. */
  readonly names: string
}

export const defect = (
  did: string,
  path: string,
  put: Json | undefined,
  names = path.split('.')[1] ?? '',
): Defect => ({
  did,
  path,
  names,
  ...(put !== undefined && { put }),
})

/** The template with one line written wrongly. */
export function withDefect(template: JsonRecord, { path, put }: Defect): JsonRecord {
  const changed = changedAt(template, path.split('.'), put)
  return isRecord(changed) ? changed : {}
}

function changedAt(
  value: Json | undefined,
  path: readonly string[],
  put: Json | undefined,
): Json | undefined {
  const [step, ...rest] = path
  if (step === undefined) return put
  if (isList(value)) {
    const parts = value.map((part, place) => (place === Number(step) ? changedAt(part, rest, put) : part))
    return parts.filter((part) => part !== undefined)
  }
  const record = isRecord(value) ? value : {}
  const { [step]: inner, ...others } = record
  const next = changedAt(inner, rest, put)
  return next === undefined ? others : { ...record, [step]: next }
}

export const gone = undefined
export const sub = (text: string): Json => ({ 'Fn::Sub': text })
export const ref = (name: string): Json => ({ Ref: name })
