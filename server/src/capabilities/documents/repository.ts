import { type IssuedDocument, SignedDocument } from '@matricula/contract/documents'
import { Problem, type StudentId } from '@matricula/contract/kernel'
import { absent, equals } from '#platform/store/condition.ts'
import { type Page, type PageAsked, pageOf } from '#platform/store/pages.ts'
import type { Store } from '#platform/store/store.ts'
import { insert, patch, type Write } from '#platform/store/write.ts'
import { issuedItem, type PrintedPdf, type StoredDocument, seriesItem, snapshotItem } from './items.ts'

type Code = IssuedDocument['code']

export interface WholeDocument {
  readonly issued: StoredDocument
  readonly signed: SignedDocument
}

/** Issued documents and the numbers that they take. */
export interface DocumentRepository {
  /** The record of the office and what was issued, in one query. */
  find(code: Code): Promise<WholeDocument | undefined>
  /** Throws `item.missing`, also where the document is another student's. */
  document(studentId: StudentId, code: Code): Promise<WholeDocument>
  listOf(studentId: StudentId, page: PageAsked): Promise<Page<IssuedDocument>>
  lastNumber(series: string): Promise<number>
  /** Takes the next numbers; refusal `number` where someone took them first. */
  takeNumbers(series: string, last: number, count: number): Write
  insert(issued: StoredDocument, signed: SignedDocument): Write[]
  /** Ends a document that is valid; refusal `ended` where it is not. */
  end(code: Code, set: Partial<IssuedDocument>): Write
  /** Keeps the hash of a rendering before it leaves the house. */
  notePdf(code: Code, fileHash: string, pdf: PrintedPdf): Promise<void>
}

export function createDocumentRepository(store: Store): DocumentRepository {
  async function find(code: Code): Promise<WholeDocument | undefined> {
    const { items } = await store.query({ table: 'students', partition: issuedItem.fill('pk', { code }) })
    const issued = items.find((item) => item['sk'] === issuedItem.sk)
    const snapshot = items.find((item) => item['sk'] === snapshotItem.sk)
    if (!issued || !snapshot) return undefined
    const signed = SignedDocument.parse(JSON.parse(snapshotItem.read(snapshot).signed))
    return { issued: issuedItem.read(issued), signed }
  }

  return {
    find,
    async document(studentId, code) {
      const found = await find(code)
      if (!found || found.issued.studentId !== studentId) throw new Problem('item.missing', { code })
      return found
    },
    async listOf(studentId, { limit, after }) {
      const found = await store.query({
        table: 'students',
        index: 'g1',
        partition: issuedItem.fill('g1p', { studentId }),
        backwards: true,
        limit,
        after,
      })
      return pageOf(found, (item) => issuedItem.read(item))
    },
    async lastNumber(series) {
      const item = await store.get(seriesItem.keyOf({ series }))
      return item ? seriesItem.read(item).issued : 0
    },
    takeNumbers: (series, last, count) =>
      patch(
        seriesItem.keyOf({ series }),
        { set: { series, issued: last + count } },
        last === 0 ? absent('pk') : equals('issued', last),
        'number',
      ),
    insert: (issued, signed) => [
      insert(issuedItem.itemOf(issued), 'code'),
      insert(snapshotItem.itemOf({ code: issued.code, signed: JSON.stringify(signed) }), 'code'),
    ],
    end: (code, set) => patch(issuedItem.keyOf({ code }), { set }, equals('state', 'valid'), 'ended'),
    async notePdf(code, fileHash, pdf) {
      await store.bump(issuedItem.keyOf({ code }), { setEntry: { pdfs: { [fileHash]: pdf } } })
    },
  }
}
