const longest = 200
const ours: string[] = []

/** Keys of our own recent changes, so that their echo over the socket is known as ours. */
export function rememberCause(key: string): void {
  ours.push(key)
  if (ours.length > longest) ours.shift()
}

export const isOurs = (cause: string | undefined): boolean => cause !== undefined && ours.includes(cause)
