import { createHash, createPrivateKey, generateKeyPairSync, type KeyObject, sign } from 'node:crypto'
import { SigningKey, signingKeyMade } from '@matricula/contract/documents'
import { type Actor, demand, systemActor } from '#platform/actor.ts'
import type { Clock } from '#platform/clock.ts'
import type { SecretBox } from '#platform/secret-box.ts'
import type { Store } from '#platform/store/store.ts'
import { insert } from '#platform/store/write.ts'
import { type StoredSigningKey, signingKeyItem } from './items.ts'

export interface Signer {
  readonly keyId: string
  /** An Ed25519 signature in base64url; the same bytes always give the same one. */
  sign(bytes: Uint8Array): string
}

export interface KeyRing {
  /** The newest key that this server can open; where there is none, one is made and kept. */
  signer(): Promise<Signer>
  /** A new key for all documents from now on; what older keys signed can still be verified. */
  renew(by: Actor): Promise<SigningKey>
  /** Every public key there ever was, oldest first. */
  publicKeys(): Promise<SigningKey[]>
}

interface Needs {
  readonly store: Store
  readonly clock: Clock
  readonly box: SecretBox
}

/** Milliseconds after which another server's new key is noticed. */
const lookAgain = 60_000

export function createKeyRing({ store, clock, box }: Needs): KeyRing {
  let known: { readonly at: number; readonly signer: Promise<Signer> } | undefined

  async function stored(): Promise<StoredSigningKey[]> {
    const { items } = await store.query({ table: 'users', partition: signingKeyItem.fill('pk', {}) })
    const keys = items.map((item) => signingKeyItem.read(item))
    return keys.toSorted((one, other) => (one.createdAt < other.createdAt ? -1 : 1))
  }

  async function find(): Promise<Signer> {
    for (const key of (await stored()).toReversed()) {
      const signer = opened(box, key)
      if (signer) return signer
    }
    const made = await make(systemActor('documents'))
    const signer = opened(box, made)
    if (!signer) throw new TypeError('A signing key does not open with the secret that closed it')
    return signer
  }

  async function make(by: Actor): Promise<StoredSigningKey> {
    const key = newKey(box, clock.now())
    const events = [signingKeyMade({ keyId: key.keyId })]
    await store.commit(by, { writes: [insert(signingKeyItem.itemOf(key))], events, answer: shown(key) })
    return key
  }

  return {
    signer() {
      if (!known || clock.millis() - known.at > lookAgain) known = { at: clock.millis(), signer: find() }
      const { signer } = known
      signer.catch(() => {
        known = undefined
      })
      return signer
    },
    async renew(by) {
      demand(by, 'document.renew-key')
      const key = shown(await make(by))
      known = undefined
      return key
    },
    publicKeys: async () => (await stored()).map(shown),
  }
}

/** Without its private half. */
const shown = (key: StoredSigningKey): SigningKey => SigningKey.parse(key)

function newKey(box: SecretBox, createdAt: string): StoredSigningKey {
  const pair = generateKeyPairSync('ed25519')
  const publicKey = pair.publicKey.export({ format: 'jwk' }).x ?? ''
  const keyId = createHash('sha256')
    .update(Buffer.from(publicKey, 'base64url'))
    .digest('base64url')
    .slice(0, 12)
  const privateKey = box.closed(pair.privateKey.export({ format: 'der', type: 'pkcs8' }), keyId)
  return { keyId, algorithm: 'Ed25519', publicKey, createdAt, privateKey }
}

function opened(box: SecretBox, { keyId, privateKey }: StoredSigningKey): Signer | undefined {
  const bytes = box.opened(privateKey, keyId)
  if (!bytes) return undefined
  const key: KeyObject = createPrivateKey({ key: bytes, format: 'der', type: 'pkcs8' })
  return { keyId, sign: (content) => sign(null, content, key).toString('base64url') }
}
