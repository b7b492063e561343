import { documentBatchProgressed } from '@matricula/contract/documents'
import { Problem, problems, type StudentId } from '@matricula/contract/kernel'
import { fullName, type Student } from '@matricula/contract/students'
import type { Letterhead } from '#capabilities/documents/draft.ts'
import type { Order } from '#capabilities/documents/issuer.ts'
import { type BatchRow, placed, type StoredBatch } from '#capabilities/documents/items.ts'
import type { WholeDocument } from '#capabilities/documents/repository.ts'
import type { Actor } from '#platform/actor.ts'
import { tellsEvery } from '#platform/one-by-one.ts'
import type { BatchNeeds } from './batch-needs.ts'

/** Twenty documents make 83 of the 100 writes and events that a transaction takes. */
const atOnce = 20

type Outcome = Pick<StoredBatch, 'state' | 'done' | 'issued' | 'skipped'>

/**
 * Issues to everyone on the list, twenty in a transaction that also notes how far it came: after a crash the next run
 * goes on behind the last step, and nobody is issued anything twice. Each is printed once, so that its hash is known.
 */
export async function runBatch(needs: BatchNeeds, by: Actor, batch: StoredBatch): Promise<Outcome> {
  const { batches, drafts, clock } = needs
  const { jobId } = batch
  const [studentIds, steps, letterhead] = await Promise.all([
    batches.studentsOf(jobId),
    batches.stepsOf(jobId),
    drafts.letterhead(),
  ])
  const count = { done: steps.at(-1)?.until ?? 0, ...countsOf(steps.flatMap(({ rows }) => rows)) }
  let step = steps.length
  let told = clock.millis()
  let printing: Promise<unknown> = Promise.resolve()

  while (count.done < studentIds.length) {
    if ((await batches.batch(jobId)).cancelAsked) return { state: 'cancelled', ...count }
    const lot = studentIds.slice(count.done, count.done + atOnce)
    const until = count.done + lot.length
    const { rows, made } = await issueLot(needs, by, { batch, lot, letterhead, place: placed(step), until })
    await printing
    printing = printed(needs, made)
    step += 1
    count.done = until
    count.issued += made.length
    count.skipped += rows.length - made.length
    if (clock.millis() - told >= tellsEvery) {
      told = clock.millis()
      await tell()
    }
  }
  await printing
  return { state: 'done', ...count }

  async function tell(): Promise<void> {
    await needs.store.commit(by, {
      writes: [batches.patched(jobId, { ...count, aliveAt: clock.millis() })],
      events: [
        documentBatchProgressed({ jobId, kind: batch.kind, state: 'running', total: batch.total, ...count }),
      ],
    })
  }
}

const countsOf = (rows: readonly BatchRow[]) => {
  const issued = rows.filter(({ code }) => code !== undefined).length
  return { issued, skipped: rows.length - issued }
}

interface Lot {
  readonly batch: StoredBatch
  readonly lot: readonly StudentId[]
  readonly letterhead: Letterhead
  readonly place: string
  readonly until: number
}

async function issueLot(needs: BatchNeeds, by: Actor, { batch, lot, letterhead, place, until }: Lot) {
  const found = await needs.students.studentsOf(lot)
  const tried = await Promise.all(
    lot.map((studentId, at) => orderFor(needs, batch, letterhead, { studentId, student: found[at] })),
  )
  const orders = tried.flatMap(({ order }) => (order ? [order] : []))
  const rowsOf = (made: readonly WholeDocument[]): BatchRow[] => {
    const issued = new Map(made.map((one) => [one.issued.studentId, one.issued]))
    return tried.map(({ row }) => {
      const { code, number } = issued.get(row.studentId) ?? {}
      return { ...row, ...(code && { code }), ...(number && { number }) }
    })
  }
  const note = (made: readonly WholeDocument[]) =>
    needs.batches.step({ jobId: batch.jobId, place, until, rows: rowsOf(made) })
  if (orders.length === 0) await needs.store.commit(by, { writes: [note([])], events: [] })
  const { timeZone } = letterhead
  const made = await needs.issueAll(by, orders, { timeZone, beside: (issued) => [note(issued)] })
  return { rows: rowsOf(made), made }
}

interface Someone {
  readonly studentId: StudentId
  readonly student: Student | undefined
}

/** What is to be issued to one student, or why nothing is. */
async function orderFor(
  { drafts }: BatchNeeds,
  { kind, termId }: StoredBatch,
  letterhead: Letterhead,
  { studentId, student }: Someone,
): Promise<{ row: BatchRow; order?: Order }> {
  if (!student)
    return { row: { studentId, name: '', rollNumber: '', reason: problems['item.missing'].title } }
  const row = { studentId, name: fullName(student), rollNumber: student.rollNumber }
  try {
    return { row, order: { studentId, draft: await drafts.draft(student, letterhead, { kind, termId }) } }
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    return { row: { ...row, reason: error.message } }
  }
}

/** What cannot be printed now is printed when it is asked for; the document is issued all the same. */
async function printed({ print }: BatchNeeds, made: readonly WholeDocument[]): Promise<void> {
  await Promise.all(
    made.map((one) =>
      print(one, 'later').catch((error: unknown) => {
        if (!(error instanceof Problem)) throw error
      }),
    ),
  )
}
