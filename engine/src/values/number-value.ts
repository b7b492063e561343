/** A number that a double cannot hold exactly, kept as its decimal text; the SDK's `NumberValue` has the same field. */
export class NumberValue {
  readonly value: string

  constructor(value: string) {
    this.value = value
  }

  toString(): string {
    return this.value
  }
}
