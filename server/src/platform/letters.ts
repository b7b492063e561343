/** A letter to one person, in plain text. */
export interface Letter {
  readonly to: string
  readonly subject: string
  readonly text: string
}

/** Sends letters, or keeps them where an administrator finds them. Never makes a request wait. */
export interface Letters {
  send(letter: Letter): Promise<void>
}
