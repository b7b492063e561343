import { useState } from 'react'

/** The secret behind the # of a one-time link, which never left this browser. */
export function useLinkSecret(): string {
  const [secret] = useState(() => window.location.hash.slice(1))
  return secret
}
