import { createHmac, timingSafeEqual } from 'node:crypto'
import { endMail, type MailKind } from '@matricula/contract/notices'
import { keyFor } from '#platform/secret-box.ts'

interface Ended {
  readonly kind: MailKind
  readonly userId: string
}

/** Links that end letters: nothing is kept of them, and nobody makes one who does not know the secret. */
export interface MailSeals {
  /** The path under the address of the institution; it works for as long as the secret does. */
  pathOf(ended: Ended): string
  isOurs(ended: Ended, seal: string): boolean
}

export function createMailSeals(secret: () => Buffer): MailSeals {
  const sealOf = ({ kind, userId }: Ended): string =>
    createHmac('sha256', keyFor(secret, 'unsubscribe')).update(`${kind} ${userId}`).digest('base64url')
  return {
    pathOf(ended) {
      const slots: Readonly<Record<string, string>> = { ...ended, seal: sealOf(ended) }
      return endMail.path.replaceAll(/:(\w+)/g, (_, slot: string) => encodeURIComponent(slots[slot] ?? ''))
    },
    isOurs: (ended, seal) => timingSafeEqual(Buffer.from(sealOf(ended)), Buffer.from(seal)),
  }
}
