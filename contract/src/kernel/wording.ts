/** A refusal in words, and the status that it is answered with. */
export interface Wording {
  readonly status: number
  /** What happened. */
  readonly title: string
  /** What to do about it. */
  readonly detail: string
}
