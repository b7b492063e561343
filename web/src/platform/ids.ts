/** A key under which a change is done once, however often it is sent. */
export const newKey = (): string => crypto.randomUUID()
