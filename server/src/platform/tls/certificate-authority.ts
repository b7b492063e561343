import { isIP } from 'node:net'
import type { Certificate } from './certificate.ts'
import { type Acme, readAcme } from './libraries.ts'

/** Whoever gives certificates by RFC 8555 (ACME). */
export interface CertificateAuthority {
  newAccountKey(): Promise<string>
  /** Throws in the authority's words where it refuses, or in the network's where it does not answer. */
  obtain(asked: {
    readonly accountKey: string
    /** Puts the answer where the authority will look for it. */
    readonly answer: (token: string, answer: string) => Promise<void>
  }): Promise<Certificate>
}

interface Place {
  readonly host: string
  readonly directory: string
  /** Where the authority may write to. */
  readonly email: string | undefined
}

/** Milliseconds between two looks whether the authority is done: the first, and the longest. */
const looks = { backoffMin: 500, backoffMax: 10_000, backoffAttempts: 12 }

/**
 * What is ordered for a host. Let's Encrypt gives certificates for addresses by its profile of six days alone; an authority
 * without profiles passes over the word.
 */
export function orderOf(host: string) {
  if (isIP(host) === 0) return { identifiers: [{ type: 'dns', value: host }] }
  return { identifiers: [{ type: 'ip', value: host }], profile: 'shortlived' }
}

export const createCertificateAuthority = ({ host, directory, email }: Place): CertificateAuthority => ({
  async newAccountKey() {
    const acme = readAcme()
    return (await acme.crypto.createPrivateEcdsaKey()).toString()
  },
  async obtain({ accountKey, answer }) {
    const acme = readAcme()
    const client = new acme.Client({ directoryUrl: directory, accountKey, ...looks })
    await signIn(client, email)
    const order = await client.createOrder(orderOf(host))
    await proveOurs(client, order, answer)
    const [key, request] = await acme.crypto.createCsr(
      { altNames: [host] },
      await acme.crypto.createPrivateEcdsaKey(),
    )
    const chain = await client.getCertificate(await client.finalizeOrder(order, request))
    return { chain, key: key.toString() }
  },
})

type Client = InstanceType<Acme['Client']>
type Order = Awaited<ReturnType<Client['createOrder']>>

/** A key that the authority knows must not be registered twice: the library would then change the account by nothing. */
async function signIn(client: Client, email: string | undefined): Promise<void> {
  const contact = email === undefined ? {} : { contact: [`mailto:${email}`] }
  await client
    .createAccount({ onlyReturnExisting: true })
    .catch(() => client.createAccount({ termsOfServiceAgreed: true, ...contact }))
}

/** The authority asks port 80 of the host for an answer. What it remembers from an order before is not asked again. */
async function proveOurs(
  client: Client,
  order: Order,
  answer: (token: string, answer: string) => Promise<void>,
): Promise<void> {
  for (const { status, challenges } of await client.getAuthorizations(order)) {
    if (status === 'valid') continue
    const challenge = challenges.find(({ type }) => type === 'http-01')
    if (!challenge) throw new Error('The authority does not offer to ask over http')
    await answer(challenge.token, await client.getChallengeKeyAuthorization(challenge))
    await client.completeChallenge(challenge)
    await client.waitForValidStatus(challenge)
  }
}
