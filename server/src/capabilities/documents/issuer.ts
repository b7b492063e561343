import {
  type DocumentCode as Code,
  DocumentCode,
  type DocumentDraft,
  documentIssued,
  documentSuperseded,
  type IssuedDocument,
  numberPrefix,
  OfficialDocument,
} from '@matricula/contract/documents'
import { type Fact, Problem, type StudentId } from '@matricula/contract/kernel'
import type { Actor } from '#platform/actor.ts'
import { localTime } from '#platform/clock.ts'
import { digestOf } from '#platform/ids.ts'
import type { Platform } from '#platform/platform.ts'
import { explaining } from '#platform/store/retry-when-stale.ts'
import { Refused } from '#platform/store/store.ts'
import type { Write } from '#platform/store/write.ts'
import type { KeyRing, Signer } from './key-ring.ts'
import type { DocumentRepository, WholeDocument } from './repository.ts'
import { signDocument } from './signature.ts'

/** One document to be issued. */
export interface Order {
  readonly studentId: StudentId
  readonly draft: DocumentDraft
  /** The valid document that this one takes the place of. */
  readonly replaces?: IssuedDocument | undefined
}

interface Together {
  readonly timeZone: string
  /** What else becomes true in the same moment. */
  readonly beside?: (issued: readonly WholeDocument[]) => readonly Write[]
}

/** Numbers, signs and stores documents of one kind, all of them or none. At most 24 at once. */
export type IssueAll = (by: Actor, orders: readonly Order[], together: Together) => Promise<WholeDocument[]>

interface Needs extends Pick<Platform, 'store' | 'clock' | 'ids' | 'lanes' | 'settings'> {
  readonly documents: DocumentRepository
  readonly keys: KeyRing
}

/** Another server may take numbers in between; each try finds new ones. */
const tries = 40

/**
 * The number is taken in the transaction that stores the document: no number is lost where storing fails, and none is
 * given twice. Whoever of this server issues in the same series waits for the other; other servers are found out by the
 * condition on the counter.
 */
export function createIssueAll(needs: Needs): IssueAll {
  const { store, clock, lanes, documents, keys } = needs

  async function attempt(
    by: Actor,
    orders: readonly Order[],
    { timeZone, beside }: Together,
    left: number,
  ): Promise<WholeDocument[]> {
    const signer = await keys.signer()
    const { day } = localTime(clock.millis(), timeZone)
    const series = seriesOf(orders, day)
    const last = await documents.lastNumber(series)
    const made = orders.map((order, place) => {
      const number = `${series}-${String(last + place + 1).padStart(6, '0')}`
      return madeOf(needs, order, { number, day, by, signer })
    })
    const writes = [
      documents.takeNumbers(series, last, made.length),
      ...made.flatMap(({ issued, signed }) => documents.insert(issued, signed)),
      ...orders.flatMap(({ replaces }, place) => superseding(documents, replaces, made[place])),
      ...(beside?.(made) ?? []),
    ]
    const events = made.flatMap((one, place) => eventsOf(one, orders[place]))
    try {
      await store.commit(by, { writes, events, answer: made[0]?.issued })
    } catch (error) {
      if (!(error instanceof Refused && error.has('number')) || left <= 1) throw error
      return await attempt(by, orders, { timeZone, ...(beside && { beside }) }, left - 1)
    }
    return made
  }

  return async (by, orders, together) => {
    if (orders.length === 0) return []
    const lane = `documents#${orders[0]?.draft.content.kind}`
    const work = lanes.through([lane], () => attempt(by, orders, together, tries))
    return await explaining(work, {
      number: () => new Problem('server.busy', { retryAfter: 2 }),
      ended: () => new Problem('document.ended'),
    })
  }
}

function seriesOf(orders: readonly Order[], day: string): string {
  const kinds = new Set(orders.map(({ draft }) => draft.content.kind))
  const [kind] = kinds
  if (kinds.size !== 1 || kind === undefined) throw new TypeError('Documents issued together are of one kind')
  return `${numberPrefix[kind]}-${day.slice(0, 4)}`
}

interface Mark {
  readonly number: string
  readonly day: string
  readonly by: Actor
  readonly signer: Signer
}

function madeOf(
  { clock, ids, settings }: Needs,
  order: Order,
  { number, day, by, signer }: Mark,
): WholeDocument {
  const code = newCode(ids.secret())
  const { draft, studentId, replaces } = order
  const document = OfficialDocument.parse({
    ...draft,
    schema: 'matricula.document/1',
    number,
    code,
    issuedAt: clock.now(),
    issuedOn: day,
    verifyAt: `${settings.origin}/verify/${code}`,
    ...(replaces && { replaces: replaces.number }),
  })
  const signed = signDocument(document, signer)
  const { content } = document
  const issued = {
    code,
    number: document.number,
    kind: content.kind,
    studentId,
    ...('term' in content && { termTitle: content.term.title }),
    issuedAt: document.issuedAt,
    issuedBy: by.name,
    keyId: signed.signature.keyId,
    hash: signed.hash,
    state: 'valid' as const,
    pdfs: {},
  }
  return { issued, signed }
}

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** 80 bits of a secret as 16 letters and digits. */
export function newCode(secret: string): Code {
  const bytes = Buffer.from(digestOf(secret), 'base64url')
  const letters = Array.from({ length: 16 }, (_, place) => alphabet[(bytes[place] ?? 0) % 32])
  return DocumentCode.parse(letters.join(''))
}

const replacedBecause = 'A newer document has taken its place'

function superseding(
  documents: DocumentRepository,
  old: IssuedDocument | undefined,
  one?: WholeDocument,
): Write[] {
  if (!old || !one) return []
  const { number, issuedAt } = one.issued
  return [
    documents.end(old.code, {
      state: 'superseded',
      reason: replacedBecause,
      endedAt: issuedAt,
      replacedBy: number,
    }),
  ]
}

const eventsOf = ({ issued }: WholeDocument, order: Order | undefined): Fact[] => [
  documentIssued(issued),
  ...(order?.replaces
    ? [documentSuperseded({ ...order.replaces, state: 'superseded', reason: replacedBecause })]
    : []),
]
