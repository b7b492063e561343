import { createRequire } from 'node:module'

/** By `require`, since Node does not see all that these export to `import`; each is read only where it is used. */
const library = createRequire(import.meta.url)

export type Acme = typeof import('acme-client')

/** Milliseconds for one request. */
const patience = 30_000

export function readAcme(): Acme {
  const acme: Acme = library('acme-client')
  // It would try again for a minute, and then forget why. Whoever orders rests after a failure as it is.
  acme.axios.interceptors.request.clear()
  acme.axios.interceptors.response.clear()
  acme.axios.defaults.timeout = patience
  return acme
}

export const readX509 = (): typeof import('@peculiar/x509') => library('@peculiar/x509')
