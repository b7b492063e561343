import {
  cancelDocumentBatch,
  downloadDocumentBatch,
  listDocuments,
  readDocumentBatch,
  startDocumentBatch,
} from '@matricula/contract/documents'
import { StudentId } from '@matricula/contract/kernel'
import { Student } from '@matricula/contract/students'
import { unzipSync } from 'fflate'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createDocuments } from '#capabilities/documents/index.ts'
import { batchItem } from '#capabilities/documents/items.ts'
import { type GradedSchool, gradedSchool } from '#capabilities/documents/testing/graded-school.ts'
import { systemActor } from '#platform/actor.ts'
import { ask } from '#platform/http/speak.ts'
import { registrar } from '#testing/school.ts'
import { ada } from '#testing/small-school.ts'

let world: GradedSchool
beforeEach(async () => {
  world = await gradedSchool()
})
afterEach(() => world.documents.close())

/** So many more students of the programme. */
async function admitted(count: number): Promise<void> {
  for (let place = 0; place < count; place += 1) {
    const student = Student.parse({
      studentId: StudentId.parse(`s${place}`),
      givenName: `=Student ${place}`,
      rollNumber: `CS27-1${String(place).padStart(2, '0')}`,
      programmeId: world.programmeId,
      cohort: '2027',
      status: 'active',
      version: 1,
    })
    await world.platform.store.commit(registrar, world.students.admission(student))
  }
}

const start = async () => {
  const body = { kind: 'transcript' as const, programmeId: world.programmeId }
  return (await world.office.call(startDocumentBatch, { body })).body
}

async function zipped(jobId: Awaited<ReturnType<typeof start>>['jobId']): Promise<Map<string, Buffer>> {
  const { body } = await world.office.call(downloadDocumentBatch, { params: { jobId } })
  const parts: Buffer[] = []
  for await (const part of body) parts.push(Buffer.from(part))
  const files = Object.entries(unzipSync(Buffer.concat(parts)))
  return new Map(files.map(([name, content]) => [name, Buffer.from(content)]))
}

test('everyone of the programme is issued a transcript, and one file holds them all with an index', async () => {
  await admitted(25)
  const batch = await start()
  await world.documents.settled()

  const { body } = await world.office.call(readDocumentBatch, { params: { jobId: batch.jobId } })
  expect(body).toMatchObject({ state: 'done', total: 30, done: 30, issued: 30, skipped: 0 })
  const files = await zipped(batch.jobId)
  expect(files.size).toBe(31)
  const index = files.get('index.csv')?.toString() ?? ''
  expect(index.split('\r\n')).toHaveLength(32)
  expect(index).toContain("'=Student 3")
  const { body: list } = await world.office.call(listDocuments, { params: { studentId: ada } })
  const own = list.items[0]
  expect(own && files.get(`${own.number}.pdf`)?.equals(await world.pdf(own))).toBe(true)
  await world.settle()
  expect(world.events.map(({ name }) => name)).toEqual(
    expect.arrayContaining(['documentBatch.started', 'documentBatch.finished']),
  )
})

test('whoever has nothing to be written is skipped, and the index says why', async () => {
  const body = { kind: 'grade-card' as const, programmeId: world.programmeId, termId: world.termId }
  const { body: batch } = await world.office.call(startDocumentBatch, { body })
  await world.documents.settled()

  expect((await world.office.call(readDocumentBatch, { params: { jobId: batch.jobId } })).body).toMatchObject(
    {
      issued: 1,
      skipped: 4,
    },
  )
  expect((await zipped(batch.jobId)).get('index.csv')?.toString()).toContain('There is nothing to write')
})

test('a cancelled batch stops between two steps; what it has issued stays issued', async () => {
  await admitted(40)
  const { jobId } = await start()
  const cancelled = await world.office.call(cancelDocumentBatch, { params: { jobId } })
  await world.documents.settled()

  expect(cancelled.status).toBe(202)
  const { body } = await world.office.call(readDocumentBatch, { params: { jobId } })
  expect(body.state).toBe('cancelled')
  expect(body.done).toBeLessThan(45)
  expect(body.issued).toBe(body.done)
  const again = await world.office.call(cancelDocumentBatch, { params: { jobId } })
  expect(again.body).toMatchObject({ code: 'document.batch-over' })
})

test('after a crash another process goes on behind the last step, and nobody gets two', async () => {
  await admitted(40)
  const { jobId } = await start()
  await world.office.call(cancelDocumentBatch, { params: { jobId } })
  await world.documents.settled()
  const { done } = (await world.office.call(readDocumentBatch, { params: { jobId } })).body
  // As a process leaves it that died: at work by its record, with no sign of life.
  await world.platform.store.bump(batchItem.keyOf({ jobId }), {
    set: { state: 'running', cancelAsked: false },
  })
  const other = createDocuments({ ...world, ...world.platform })

  expect(await other.resume(systemActor('documents'))).toBe(0)
  world.clock.pass(31)
  expect(await other.resume(systemActor('documents'))).toBe(1)
  await other.settled()
  await other.close()

  const { body } = await ask(other.routes, 'readDocumentBatch', { params: { jobId }, actor: registrar })
  expect(body).toMatchObject({ state: 'done', done: 45, issued: 45 })
  expect(done).toBeLessThan(45)
  const files = await zipped(jobId)
  expect(files.size).toBe(46)
})

test('an empty programme, and a term that is needed and not named, are refused', async () => {
  const none = await world.office.call(startDocumentBatch, {
    body: { kind: 'transcript', programmeId: world.programmeId, cohort: '1999' },
  })
  const without = await world.office.call(startDocumentBatch, {
    body: { kind: 'hall-ticket', programmeId: world.programmeId },
  })

  expect(none.body).toMatchObject({ code: 'document.batch-empty' })
  expect(without.body).toMatchObject({ code: 'document.term-missing' })
})
