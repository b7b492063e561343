import { createHmac } from 'node:crypto'

/** Each code shows for so many milliseconds, and is taken for as long again: whoever types it is not a moment late. */
const step = 20_000

/** Of so many steps in a row codes are told ahead. */
const ahead = 3

const stepAt = (millis: number): number => Math.floor(millis / step)

/** Nothing is written when a code changes: it follows from the secret and the time, on every server alike. */
const codeOf = (secret: string, at: number): string =>
  String(createHmac('sha256', secret).update(`check-in ${at}`).digest().readUInt32BE() % 1_000_000).padStart(
    6,
    '0',
  )

export const isCode = (secret: string, millis: number, code: string): boolean =>
  [stepAt(millis), stepAt(millis) - 1].some((at) => codeOf(secret, at) === code)

export interface ShownCode {
  readonly code: string
  readonly from: string
  readonly until: string
}

/** The code of this moment and those that follow it. */
export const codesFrom = (secret: string, millis: number): ShownCode[] =>
  Array.from({ length: ahead }, (_, place) => stepAt(millis) + place).map((at) => ({
    code: codeOf(secret, at),
    from: new Date(at * step).toISOString(),
    until: new Date((at + 1) * step).toISOString(),
  }))
