import { type AttendanceState, askLeave, condoneShortage, markRegister } from '@matricula/contract/attendance'
import { downloadCondonationPacket } from '@matricula/contract/documents'
import { MeetingId } from '@matricula/contract/kernel'
import { afterAll, expect, test } from 'vitest'
import { classroom } from '#testing/classroom.ts'
import { registrar, studentActor } from '#testing/school.ts'

const meetings = ['2027-01-11-1', '2027-01-13-1', '2027-01-20-1', '2027-01-25-1']
const closing: (() => Promise<void>)[] = []
afterAll(() => Promise.all(closing.map((close) => close())))

/** The first of the class comes to every meeting, the second is marked as said. */
async function examined(...states: AttendanceState[]) {
  const room = await classroom({ students: 2 })
  const { teacher, office, sectionId, studentIds, as, documents } = room
  closing.push(documents.close)
  const [good = 'nobody' as never, poor = 'nobody' as never] = studentIds
  for (const [place, state] of states.entries()) {
    const params = { sectionId, meetingId: MeetingId.parse(meetings[place]) }
    const marks = [
      { studentId: good, state: 'present' as const },
      { studentId: poor, state, ...(place === 1 && { note: 'Was seen in the library' }) },
    ]
    await teacher.call(markRegister, { params, body: { marks } })
  }
  await as(studentActor(poor)).call(askLeave, {
    params: { studentId: poor },
    body: { kind: 'medical', from: '2027-01-13', to: '2027-01-14', reason: 'A broken leg' },
  })
  const evidence = () => room.attendance.evidenceIn(registrar, sectionId)
  const packet = () => office.call(downloadCondonationPacket, { params: { sectionId } })
  return { ...room, good, poor, evidence, packet }
}

test('the packet is of those alone who have a shortage, with each mark and the leave that was asked for', async () => {
  const { evidence, poor } = await examined('late', 'absent', 'absent', 'absent')
  const { students } = await evidence()
  expect(students).toHaveLength(1)
  expect(students[0]).toMatchObject({
    line: { studentId: poor, standing: { attended: 1, counted: 4, share: 2500 } },
    meetings: [
      { meetingId: '2027-01-11-1', state: 'late' },
      { meetingId: '2027-01-13-1', state: 'absent', note: 'Was seen in the library' },
      { state: 'absent' },
      { state: 'absent' },
    ],
    leaves: [{ kind: 'medical', reason: 'A broken leg', state: 'asked' }],
  })
})

test('it is printed as a PDF of a page for each, whatever the names', async () => {
  const { packet } = await examined('absent')
  const { status, body } = await packet()
  expect(status).toBe(200)
  const pdf = Buffer.from(body).toString('latin1')
  expect(pdf).toMatch(/^%PDF-1\.7/)
  expect(pdf.match(/\/Type\s*\/Page\b/g)).toHaveLength(1)
})

test('a condoned shortage stays in it, with who condoned it and why', async () => {
  const { office, sectionId, poor, evidence, packet, clock } = await examined('present', 'present', 'absent')
  clock.set('2027-04-01T08:00:00.000Z')
  expect((await evidence()).students[0]?.line.standing).toMatchObject({ state: 'condonable', share: 6666 })
  const body = { studentId: poor, reason: 'Hospital' }
  expect((await office.call(condoneShortage, { params: { sectionId }, body })).status).toBe(201)
  expect((await evidence()).students[0]?.line).toMatchObject({
    standing: { state: 'condoned' },
    condonation: { reason: 'Hospital', by: 'Rosalind Franklin', share: 6666 },
  })
  expect((await packet()).status).toBe(200)
})

test('where nobody is short there is nothing to decide over, and it is not for those who teach', async () => {
  const { office, teacher, sectionId, documents } = await classroom({ students: 1 })
  closing.push(documents.close)
  const params = { sectionId }
  const none = await office.call(downloadCondonationPacket, { params })
  expect(none).toMatchObject({ status: 409, body: { code: 'attendance.nobody-short' } })
  expect((await teacher.call(downloadCondonationPacket, { params })).status).toBe(403)
})
