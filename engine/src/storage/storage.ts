/** Every storage takes keys of this many bytes. */
export const longestKey = 4026

/** A place that keeps values (documents, numbers, bytes) under ordered byte keys. The first two bytes of a key name its space. */
export interface Storage {
  /** Looks at everything acknowledged so far, in this process or another, as one unmoving state. */
  read<Answer>(look: (view: View) => Answer): Answer
  /**
   * Decides alone, on the newest state, and keeps the changes together or not at all.
   * Resolves once they are durable. `decide` may be called again, so it must change nothing itself.
   */
  write<Answer>(decide: (view: View) => Decision<Answer>): Promise<Answer>
  close(): Promise<void>
}

export interface View {
  get(key: Uint8Array): unknown
  range(range: KeyRange): Iterable<Entry>
  /** How many keys the range holds, without reading their values. */
  count(range: KeyRange): number
}

/** Keys from `from` on and before `before`; backwards when `reverse` is set. */
export interface KeyRange {
  readonly from: Uint8Array
  readonly before: Uint8Array
  readonly reverse?: boolean
}

export interface Entry {
  readonly key: Uint8Array
  readonly value: unknown
}

/** One key's new value, or its removal when the value is undefined. */
export interface Change {
  readonly key: Uint8Array
  readonly value: unknown
}

export interface Decision<Answer> {
  readonly changes: readonly Change[]
  readonly answer: Answer
}

export type StorageProblemCode =
  | 'corrupt'
  | 'newer-format'
  | 'full'
  | 'read-only'
  | 'in-use-by-other-version'
  | 'unavailable'

/** Why a store cannot be opened or written, in one sentence that says what to do. */
export class StorageProblem extends Error {
  readonly code: StorageProblemCode

  constructor(code: StorageProblemCode, message: string, cause?: unknown) {
    super(message, cause === undefined ? {} : { cause })
    this.name = 'StorageProblem'
    this.code = code
  }
}
