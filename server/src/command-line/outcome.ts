/** What a command tells the shell. */
export const exit = { ok: 0, failed: 1, wrongArguments: 2 } as const

/** A command cannot go on: one sentence says what and what to do. */
export class CommandProblem extends Error {
  override readonly name = 'CommandProblem'
  readonly code: number

  constructor(sentence: string, code: number = exit.failed) {
    super(sentence)
    this.code = code
  }
}

export const wrongArguments = (sentence: string): CommandProblem =>
  new CommandProblem(sentence, exit.wrongArguments)
