import { randomUUID } from 'node:crypto'

/** Milliseconds since 1970, as this machine tells them. Every other part is handed its time. */
export const systemClock = (): number => Date.now()

/** A new table's id: a name that no other table ever had. */
export const newTableId = (): string => randomUUID()
