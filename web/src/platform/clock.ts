/** The only place where a page learns what time it is; tests set the clock of the browser. */
export const now = (): Date => new Date()
