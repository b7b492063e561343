import { z } from 'zod'
import { itemKind } from '#platform/store/item-kind.ts'

/** `authority` is a digest of the directory: another authority's certificate is another item. */
export const certificateItem = itemKind({
  name: 'Certificate',
  table: 'users',
  reads: ['the one to serve, once a minute on each server: get'],
  schema: z.object({
    host: z.string(),
    authority: z.string(),
    directory: z.string(),
    chain: z.string(),
    /** Enciphered. */
    key: z.string(),
    renewAt: z.string(),
    until: z.string(),
  }),
  pk: 'CERTIFICATE#{host}',
  sk: 'CERTIFICATE#{authority}',
})

export const certificateOrderItem = itemKind({
  name: 'Order of a certificate',
  table: 'users',
  reads: ['whether a server is ordering, or rests after a failure: get'],
  schema: z.object({
    host: z.string(),
    authority: z.string(),
    /** Until then no other server orders. */
    heldUntil: z.string(),
    /** How often it failed in a row, why the last time, and when it may be tried again. */
    failures: z.int(),
    answer: z.string().optional(),
    due: z.string(),
    version: z.int().positive(),
  }),
  pk: 'CERTIFICATE#{host}',
  sk: 'ORDER#{authority}',
})
export type CertificateOrder = z.infer<typeof certificateOrderItem.schema>

export const certificateAccountItem = itemKind({
  name: 'Account with a certificate authority',
  table: 'users',
  reads: ['its key, for an order: get'],
  schema: z.object({
    authority: z.string(),
    directory: z.string(),
    /** Enciphered. */
    key: z.string(),
  }),
  pk: 'CERTIFICATE-ACCOUNT#{authority}',
  sk: 'ACCOUNT',
})

export const challengeItem = itemKind({
  name: 'Answer to a certificate authority',
  table: 'users',
  reads: ['what proves that the address is ours: get'],
  schema: z.object({ token: z.string(), answer: z.string(), expires: z.number() }),
  pk: 'CHALLENGE#{token}',
  sk: 'CHALLENGE',
  timeToLive: true,
})

/** What the servers keep of their certificate, for docs/access-patterns.md and the proof that keys do not collide. */
export const tlsItems = [
  certificateItem,
  certificateOrderItem,
  certificateAccountItem,
  challengeItem,
] as const
