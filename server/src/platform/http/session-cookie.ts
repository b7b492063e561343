/**
 * The cookie that carries a session. Browsers accept `__Host-` only over TLS (and on localhost not everywhere), so a
 * plain connection gets the same cookie without the prefix.
 */
export const sessionCookie = (secure: boolean) => ({
  name: secure ? '__Host-matricula' : 'matricula',
  options: { path: '/', httpOnly: true, sameSite: 'lax', secure } as const,
})

/** The session token of a raw cookie header, for sockets, which have no parsed cookies. */
export function tokenInCookies(header: string | undefined): string | undefined {
  for (const part of (header ?? '').split(';')) {
    const [name, value] = part.trim().split('=')
    if (name === '__Host-matricula' || name === 'matricula') return value
  }
  return undefined
}
