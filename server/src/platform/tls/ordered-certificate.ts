import type { Certificate, CertificateSource } from './certificate.ts'
import type { CertificateAuthority } from './certificate-authority.ts'
import type { CertificateOrders } from './certificate-orders.ts'
import type { Challenges } from './challenges.ts'
import type { KeptCertificates } from './kept-certificates.ts'
import type { CertificateOrder } from './tls-items.ts'

interface Needs {
  readonly authority: CertificateAuthority
  readonly kept: KeptCertificates
  readonly orders: CertificateOrders
  readonly challenges: Challenges
}

/** A certificate that the servers order by themselves and share: whoever finds it due first renews it for all. */
export function createOrderedCertificate({ authority, kept, orders, challenges }: Needs): CertificateSource {
  let trouble: string | undefined

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
      const order = await orders.take()
      if (!order) {
        trouble = await orders.answer()
        return found
      }
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
