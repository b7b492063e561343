import type { Write } from '#platform/store/write.ts'

/** A letter to one person, in plain text. */
export interface Letter {
  readonly to: string
  readonly subject: string
  readonly text: string
  /** Where a POST, whatever it holds, ends letters of its kind; mail programs show it as a button. */
  readonly unsubscribe?: string
  /** It is not sent before. */
  readonly notBefore?: string
  /** It holds a link that signs somebody in: nobody but the one it is for ever reads its text. */
  readonly confidential?: true
}

/** Letters wait in the store and are sent beside the requests, again and again until they are taken. */
export interface Letters {
  /**
   * For the commit of what the letter tells, so that neither is there without the other. With an id of the caller's it is
   * queued once, however often that is asked; refusal `letter.queued` then.
   */
  queued(letter: Letter, id?: string): Write
  /** Something may be waiting: look now rather than at the next round. */
  wake(): void
}
