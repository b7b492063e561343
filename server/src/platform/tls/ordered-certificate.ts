import type { Clock } from '#platform/clock.ts'
import type { Certificate, CertificateSource } from './certificate.ts'
import type { CertificateAuthority } from './certificate-authority.ts'
import type { CertificateOrders } from './certificate-orders.ts'
import type { Challenges } from './challenges.ts'
import type { KeptCertificates } from './kept-certificates.ts'
import type { OwnDoor } from './own-door.ts'
import type { CertificateOrder } from './tls-items.ts'

interface Needs {
  readonly authority: CertificateAuthority
  readonly kept: KeptCertificates
  readonly orders: CertificateOrders
  readonly challenges: Challenges
  readonly door: OwnDoor
  readonly host: string
  readonly clock: Clock
}

/**
 * Milliseconds to wait until the host leads here. An address or a name is often given to a server that runs already, and
 * authorities count orders that fail. After that it is ordered all the same: some networks do not let a server reach itself.
 */
const patience = 900_000

/** A certificate that the servers order by themselves and share: whoever finds it due first renews it for all. */
export function createOrderedCertificate(needs: Needs): CertificateSource {
  const { authority, kept, orders, challenges, door, host, clock } = needs
  let trouble: string | undefined
  let awayFrom: number | undefined

  /** The right to order: at once when the host has come to lead here, else as the orders before allow. */
  async function take(): Promise<CertificateOrder | undefined> {
    const reached = await door()
    const news = reached && awayFrom !== undefined
    awayFrom = reached ? undefined : (awayFrom ?? clock.millis())
    const waits = awayFrom !== undefined && clock.millis() - awayFrom < patience
    const order = waits ? undefined : await orders.take({ news })
    if (!order) {
      const away = `http://${host}/ does not lead here: port 80 must be open to the world, and the name be ours`
      trouble = waits ? away : await orders.answer()
    }
    return order
  }

  async function obtain(order: CertificateOrder): Promise<Certificate | undefined> {
    try {
      const certificate = await authority.obtain({
        accountKey: await kept.accountKey(() => authority.newAccountKey()),
        answer: (token, answer) => challenges.keep(token, answer),
      })
      await kept.keep(certificate)
      await orders.done(order)
      trouble = undefined
      return certificate
    } catch (error) {
      trouble = wordsOf(error)
      await orders.failed(order, trouble)
      return undefined
    }
  }

  return {
    find: () => kept.find(),
    async look() {
      const found = await kept.find()
      if (found && !found.due) {
        trouble = undefined
        return found
      }
      const order = await take()
      if (!order) return found
      // Another server may have been done between the look and the claim.
      const meanwhile = await kept.find()
      if (!meanwhile || meanwhile.due) return (await obtain(order)) ?? found
      await orders.done(order)
      return meanwhile
    },
    trouble: () => trouble,
  }
}

/** A refused connection to a name with two addresses has no message of its own. */
function wordsOf(error: unknown): string {
  const { message, code }: { message?: string; code?: string } = Object(error)
  return (message || code || String(error)).slice(0, 500)
}
