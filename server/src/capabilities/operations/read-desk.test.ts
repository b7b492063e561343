import { askLeave, decideLeave } from '@matricula/contract/attendance'
import { LeaveId } from '@matricula/contract/kernel'
import { readDesk } from '@matricula/contract/operations'
import { expect, test } from 'vitest'
import { classroom } from '#testing/classroom.ts'
import { administrator, type Person, studentActor } from '#testing/school.ts'
import { teacherWithAccount } from '#testing/teacher-with-account.ts'

const deskOf = async (person: Person) => (await person.call(readDesk, {})).body.items

const leave = { kind: 'personal', from: '2027-01-13', to: '2027-01-14', reason: 'A wedding' } as const

test('a request for leave waits for whoever decides it, and then no longer', async () => {
  const { as, office, studentIds } = await classroom({ students: 1 })
  const [studentId = 'nobody' as never] = studentIds
  const ada = as(studentActor(studentId))
  expect(await deskOf(office)).toEqual([])
  const { body } = await ada.call(askLeave, { params: { studentId }, body: leave })
  expect(await deskOf(office)).toEqual([{ kind: 'leaves', count: 1, more: false }])
  expect(await deskOf(as(administrator))).toEqual([])
  expect(await deskOf(ada)).toEqual([])
  const params = { studentId, leaveId: LeaveId.parse(body.leaveId) }
  await office.call(decideLeave, { params, body: { decision: 'approved' } })
  expect(await deskOf(office)).toEqual([])
})

test('a list that is longer than the desk shows is counted no further', async () => {
  const { as, office, studentIds, platform } = await classroom({ students: 1 })
  const [studentId = 'nobody' as never] = studentIds
  const ada = as(studentActor(studentId))
  for (let asked = 0; asked < 101; asked += 1)
    await ada.call(askLeave, { params: { studentId }, body: leave })
  expect(await deskOf(office)).toEqual([{ kind: 'leaves', count: 99, more: true }])
  const spent = platform.store.meter()
  await deskOf(office)
  expect(spent().trips).toBe(4)
})

test('final grades wait for those who teach as the term ends', async () => {
  const room = await classroom({ students: 2 })
  const { clock } = room
  const { emmy } = await teacherWithAccount(room)
  clock.set('2027-02-20T08:00:00.000Z')
  expect(await deskOf(emmy)).toEqual([])
  clock.set('2027-03-01T08:00:00.000Z')
  expect(await deskOf(emmy)).toEqual([{ kind: 'own-grades', count: 1, more: false }])
  clock.set('2027-06-01T08:00:00.000Z')
  expect(await deskOf(emmy)).toEqual([])
})
