import { askLeave, markRegister } from '@matricula/contract/attendance'
import { placeHold, register } from '@matricula/contract/enrolment'
import { createAssessment, enterMarks } from '@matricula/contract/grading'
import { inviteAccount } from '@matricula/contract/identity'
import { ExportKind, exportEverything, exportTable, listExportTables } from '@matricula/contract/interop'
import { DepartmentId, MeetingId, ProgrammeId, StudentId } from '@matricula/contract/kernel'
import { announce } from '@matricula/contract/notices'
import { commitStandingRun, startStandingRun } from '@matricula/contract/standing'
import { admitStudent } from '@matricula/contract/students'
import { strFromU8, unzipSync } from 'fflate'
import readWorkbook from 'read-excel-file/node'
import { expect, test } from 'vitest'
import type { Actor } from '#platform/actor.ts'
import { packed } from '#platform/store/packed.ts'
import type { Change } from '#platform/store/store.ts'
import { classroom } from '#testing/classroom.ts'
import { giveFinalGrades } from '#testing/final-grades.ts'
import { administrator, registrar, studentActor } from '#testing/school.ts'
import { cellsOfTable } from './index.ts'

/** A class in which everything has happened once. */
async function busyRoom() {
  const room = await classroom({ students: 3 })
  const { office, teacher, sectionId, termId, studentIds } = room
  const [first, second] = studentIds
  if (!first || !second) throw new RangeError('Two sit in the class')
  const ofSection = { params: { sectionId } }
  await waits(room, termId)
  await teacher.call(markRegister, {
    params: { sectionId, meetingId: MeetingId.parse('2027-01-11-1') },
    body: { marks: [{ studentId: first, state: 'late' }] },
  })
  await room.as(studentActor(first)).call(askLeave, {
    params: { studentId: first },
    body: { kind: 'medical', from: '2027-01-20', to: '2027-01-21', reason: '=cmd|calc' },
  })
  await office.call(placeHold, {
    params: { studentId: second },
    body: { reason: '+Fees are due', office: 'Bursar' },
  })
  const { body: quiz } = await teacher.call(createAssessment, {
    ...ofSection,
    body: { title: 'Quiz 1', outOf: 20, weight: 10 },
  })
  const cell = { sectionId, assessmentId: quiz.assessmentId }
  await teacher.call(enterMarks, { params: cell, body: { marks: [{ studentId: first, value: 17.5 }] } })
  await giveFinalGrades(room, () => 'B')
  await room.settle()
  await office.call(startStandingRun, { params: { termId } })
  await room.standing.settled()
  await office.call(commitStandingRun, { params: { termId } })
  await room.standing.settled()
  await office.call(announce, {
    body: { title: 'Closed', body: 'On Monday', to: { to: 'everyone' } },
  })
  await room.as(administrator).call(inviteAccount, {
    body: { name: 'Emmy', loginName: 'emmy@example.edu', grants: [] },
  })
  await room.settle()
  const text = async (kind: ExportKind, actor: Actor = administrator): Promise<string> => {
    const { status, body } = await room.as(actor).call(exportTable, { params: { kind } })
    return status === 200 ? await textOf(body) : String(status)
  }
  return { ...room, text, first, second }
}

/** One more asks for a seat of the full class, and waits. */
async function waits({ office, sectionId }: Awaited<ReturnType<typeof classroom>>, termId: string) {
  const body = { rollNumber: 'R0009', givenName: 'Late', programmeId: 'BSC-CS', cohort: '2026' }
  const { body: late } = await office.call(admitStudent, { body })
  await office.call(register, {
    params: { studentId: late.studentId },
    body: { termId, items: [{ wish: 'enrol', sectionIds: [sectionId], orWait: true }] },
  })
}

async function bytesOf(content: AsyncIterable<string | Uint8Array>): Promise<Buffer> {
  const pieces: Buffer[] = []
  for await (const piece of content) pieces.push(Buffer.from(piece))
  return Buffer.concat(pieces)
}
const textOf = async (content: AsyncIterable<string>): Promise<string> => (await bytesOf(content)).toString()

test('every table has a file with a row for what has happened', async () => {
  const room = await busyRoom()
  const without = new Set(['imports', 'documents'])
  for (const kind of ExportKind.options) {
    const rows = await cellsOfTable(await room.text(kind))
    expect([kind, rows.length > 0]).toEqual([kind, !without.has(kind)])
  }
  expect(await cellsOfTable(await room.text('attendance'))).toMatchObject([
    {
      Term: '2027S',
      Section: 'A',
      Meeting: '2027-01-11-1',
      'Roll number': 'R0001',
      Student: 'Student0001',
      State: 'late',
    },
  ])
  expect(await cellsOfTable(await room.text('marks'))).toMatchObject([
    { Assessment: 'Quiz 1', 'Roll number': 'R0001', Mark: '17.5', 'Out of': '20' },
  ])
  expect(await cellsOfTable(await room.text('final-grades'))).toHaveLength(3)
  expect(await cellsOfTable(await room.text('grade-steps'))).toMatchObject([
    { Step: '1', 'What it was': 'posted', Awarded: 'B', 'Stands after it': 'B' },
    {},
    {},
  ])
  expect(await cellsOfTable(await room.text('standings'))).toMatchObject([
    { Term: '2027S', Standing: 'good', Average: '3.00' },
    {},
    {},
  ])
  expect(await cellsOfTable(await room.text('waitlists'))).toMatchObject([{ 'Roll number': 'R0009' }])
})

test('text that a spreadsheet would calculate is guarded in each of them', async () => {
  const room = await busyRoom()
  expect(await room.text('leaves')).toContain(",'=cmd|calc,")
  expect(await room.text('holds')).toContain(",'+Fees are due,")
  const { body } = await room.office.call(exportTable, {
    params: { kind: 'leaves' },
    query: { format: 'xlsx' },
  })
  const [sheet] = await readWorkbook(await bytesOf(body))
  expect(sheet?.data[1]).toContain('=cmd|calc')
})

test('accounts leave without anything by which somebody could sign in, and to administrators alone', async () => {
  const room = await busyRoom()
  const accounts = await room.text('accounts')
  expect(accounts).toContain('emmy@example.edu')
  expect(accounts).not.toMatch(/hash|\$2[aby]\$|generation/i)
  expect(await room.text('accounts', registrar)).toBe('403')
  expect(await room.text('activity', registrar)).toContain('hold.placed')
  const ofDepartment: Actor = {
    ...registrar,
    grants: [{ role: 'registrar', scope: { kind: 'department', id: DepartmentId.parse('CS') } }],
  }
  expect(await room.text('holds', ofDepartment)).toBe('403')
})

test('one file holds everything that whoever asks may have, of one term where tables belong to terms', async () => {
  const room = await busyRoom()
  const offered = (await room.office.call(listExportTables)).body.items.map(({ kind }) => kind)
  expect(offered).toEqual(ExportKind.options.filter((kind) => kind !== 'accounts'))
  const { body } = await room.office.call(exportEverything, { query: { termId: room.termId } })
  const files = unzipSync(await bytesOf(body))
  const ofTerm = new Set(Object.keys(files).filter((name) => name.endsWith('-2027S.csv')))
  expect(Object.keys(files)).toHaveLength(offered.length)
  expect(ofTerm).toContain('marks-2027S.csv')
  expect(ofTerm).not.toContain('students-2027S.csv')
  expect(strFromU8(files['holds.csv'] ?? new Uint8Array())).toContain('Fees are due')
  const missing = await room.office.call(exportEverything, { query: { termId: '1999F' } })
  expect(missing.status).toBe(404)
})

test('a long table is read while it is sent: whoever stops reading stops the walk', async () => {
  const room = await classroom({ students: 0 })
  const fillers = Array.from({ length: 3000 }, (_, place) => fillerOf(room, place))
  for (const change of packed(fillers, 90)) await room.platform.store.commit(registrar, change)
  const { body } = await room.office.call(exportTable, { params: { kind: 'students' } })
  const spent = room.platform.store.meter()
  let pieces = 0
  for await (const _ of body) {
    pieces += 1
    if (pieces === 2) break
  }
  const few = spent().trips
  const whole = await room.office.call(exportTable, { params: { kind: 'students' } })
  const all = room.platform.store.meter()
  expect((await textOf(whole.body)).split('\r\n')).toHaveLength(3002)
  expect(few).toBe(1)
  expect(all().trips).toBeGreaterThan(1)
})

function fillerOf({ students }: Awaited<ReturnType<typeof classroom>>, place: number): Change {
  const number = String(place).padStart(5, '0')
  const { writes } = students.admission({
    studentId: StudentId.parse(`filler-${number}`),
    rollNumber: `F${number}`,
    givenName: 'Ada',
    programmeId: ProgrammeId.parse('BSC-CS'),
    cohort: '2026',
    status: 'active',
    version: 1,
  })
  return { writes, events: [] }
}
