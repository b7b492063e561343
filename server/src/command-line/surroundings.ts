import type { Config } from '#server/config.ts'
import type { OpenApplication } from '#server/open-application.ts'
import type { Terminal } from './terminal.ts'

/** What every command works with. */
export interface Surroundings {
  readonly config: Config
  readonly terminal: Terminal
  readonly open: OpenApplication
  /** A path as it was typed, from where it was typed. */
  readonly path: (given: string) => string
}

export type Work = (surroundings: Surroundings) => Promise<number>

/** Runs a command's work in its surroundings, and closes what it opened. */
export type Run = (options: { json?: boolean }, work: Work) => Promise<void>

/** For the end of each help. */
export const codes =
  'Exit codes: 0 done, 1 refused or failed, 2 wrong arguments. The data folder is MATRICULA_DATA, ./data unless set.'
