import { isIPv6 } from 'node:net'
import type { Ids } from '#platform/ids.ts'
import type { Challenges } from './challenges.ts'

/** Whether whoever asks the host over plain HTTP, as an authority will, reaches one of these servers. */
export type OwnDoor = () => Promise<boolean>

interface Needs {
  readonly host: string
  /** Where this server listens; authorities ask port 80, which may lead there. */
  readonly httpPort: number
  readonly challenges: Challenges
  readonly ids: Ids
}

/** Milliseconds for an answer. */
const patience = 5000

/** Asks like an authority, for an answer that only these servers know. */
export function createOwnDoor({ host, httpPort, challenges, ids }: Needs): OwnDoor {
  const name = isIPv6(host) ? `[${host}]` : host
  const answers = (port: number, token: string, answer: string): Promise<boolean> =>
    fetch(`http://${name}:${port}/.well-known/acme-challenge/${token}`, {
      redirect: 'manual',
      signal: AbortSignal.timeout(patience),
    }).then(
      async (reply) => (await reply.text()) === answer,
      () => false,
    )

  return async () => {
    const [token, answer] = [ids.secret(), ids.secret()]
    await challenges.keep(token, answer)
    const reached = await Promise.all(
      [...new Set([80, httpPort])].map((port) => answers(port, token, answer)),
    )
    return reached.includes(true)
  }
}
