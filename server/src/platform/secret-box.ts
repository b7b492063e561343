import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'

const cipher = 'aes-256-gcm'
const nonceLength = 12
const tagLength = 16

/** Enciphers what must not be read by whoever reads the store: AES-256-GCM under a key derived from the secret. */
export interface SecretBox {
  /** `label` binds it to its place: put elsewhere, it does not open. */
  closed(content: Buffer, label: string): string
  /** Nothing where it was closed with another secret, or is not what was closed. */
  opened(text: string, label: string): Buffer | undefined
}

/** A key for one purpose: what it opens or seals says nothing of any other. */
export const keyFor = (secret: () => Buffer, purpose: string): Buffer =>
  Buffer.from(hkdfSync('sha256', secret(), '', `matricula ${purpose}`, 32))

/** What is closed for one purpose does not open for another. */
export function createSecretBox(secret: () => Buffer, purpose: string): SecretBox {
  const key = (): Buffer => keyFor(secret, purpose)
  return {
    closed(content, label) {
      const nonce = randomBytes(nonceLength)
      const sealing = createCipheriv(cipher, key(), nonce).setAAD(Buffer.from(label))
      return Buffer.concat([nonce, sealing.update(content), sealing.final(), sealing.getAuthTag()]).toString(
        'base64url',
      )
    },
    opened(text, label) {
      const bytes = Buffer.from(text, 'base64url')
      if (bytes.length < nonceLength + tagLength) return undefined
      const opening = createDecipheriv(cipher, key(), bytes.subarray(0, nonceLength))
        .setAAD(Buffer.from(label))
        .setAuthTag(bytes.subarray(-tagLength))
      try {
        return Buffer.concat([opening.update(bytes.subarray(nonceLength, -tagLength)), opening.final()])
      } catch {
        return undefined
      }
    },
  }
}
