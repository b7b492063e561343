import { systemActor } from '#platform/actor.ts'
import type { Clock } from '#platform/clock.ts'
import type { Ids } from '#platform/ids.ts'
import { createSecretBox } from '#platform/secret-box.ts'
import type { Store } from '#platform/store/store.ts'
import { put } from '#platform/store/write.ts'
import { type Certificate, lifeOf } from './certificate.ts'
import { renewalOf } from './renewal-rules.ts'
import { certificateAccountItem, certificateItem } from './tls-items.ts'

interface KeptCertificate extends Certificate {
  /** Whether it should be renewed by now. */
  readonly due: boolean
}

/** What all servers share of one host's certificate; private keys lie enciphered in the store. */
export interface KeptCertificates {
  /** Nothing, too, where the secret has changed since it was kept. */
  find(): Promise<KeptCertificate | undefined>
  keep(certificate: Certificate): Promise<void>
  /** The key of the account with the authority: the one that is kept, else the one that is made. */
  accountKey(make: () => Promise<string>): Promise<string>
}

interface Needs {
  readonly store: Store
  readonly clock: Clock
  readonly ids: Ids
  readonly secret: () => Buffer
  readonly host: string
  readonly authority: string
  readonly directory: string
}

export function createKeptCertificates(needs: Needs): KeptCertificates {
  const { store, clock, ids, secret, host, authority, directory } = needs
  const box = createSecretBox(secret, 'certificates')
  const closed = (key: string, label: string): string => box.closed(Buffer.from(key), label)
  const commit = (item: ReturnType<typeof certificateItem.itemOf>) =>
    store.commit(systemActor('certificates'), { writes: [put(item)], events: [] })
  const instant = (millis: number): string => new Date(millis).toISOString()

  return {
    async find() {
      const item = await store.get(certificateItem.keyOf({ host, authority }))
      if (!item) return undefined
      const kept = certificateItem.read(item)
      const key = box.opened(kept.key, host)?.toString()
      return key === undefined ? undefined : { chain: kept.chain, key, due: clock.now() >= kept.renewAt }
    },
    async keep({ chain, key }) {
      const life = lifeOf(chain)
      const renewAt = instant(renewalOf(life, ids.chance()))
      const facts = { host, authority, directory, chain, renewAt, until: instant(life.until) }
      await commit(certificateItem.itemOf({ ...facts, key: closed(key, host) }))
    },
    async accountKey(make) {
      const item = await store.get(certificateAccountItem.keyOf({ authority }))
      const kept = item && box.opened(certificateAccountItem.read(item).key, authority)?.toString()
      if (kept !== undefined) return kept
      const key = await make()
      await commit(certificateAccountItem.itemOf({ authority, directory, key: closed(key, authority) }))
      return key
    },
  }
}
