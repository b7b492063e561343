import { AttendanceState, markRegister, reportAttendance } from '@matricula/contract/attendance'
import { DepartmentId, MeetingId } from '@matricula/contract/kernel'
import { expect, test } from 'vitest'
import { classroom } from '#testing/classroom.ts'

const meetings = ['2027-01-11-1', '2027-01-13-1', '2027-01-20-1', '2027-01-25-1', '2027-01-27-1']

/** Each student by a letter for each meeting: present, late, absent, excused. */
async function marked(...students: string[]) {
  const room = await classroom({ students: students.length })
  const { teacher, office, sectionId, termId, studentIds } = room
  const states = { p: 'present', l: 'late', a: 'absent', e: 'excused' } as const
  for (const [place, meeting] of meetings.entries()) {
    const marks = studentIds.flatMap((studentId, own) => {
      const letter = students[own]?.[place]
      const state = AttendanceState.safeParse(states[(letter ?? '-') as keyof typeof states])
      return state.success ? [{ studentId, state: state.data }] : []
    })
    const params = { sectionId, meetingId: MeetingId.parse(meeting) }
    if (marks.length > 0) await teacher.call(markRegister, { params, body: { marks } })
  }
  const report = async (query = {}) =>
    (await office.call(reportAttendance, { params: { termId }, query })).body
  return { ...room, report }
}

test('a term in attendance: what was attended of what was counted, and who is below the minimum', async () => {
  // 5 of 5, 4 of 5 = 80 %, 3 of 4 = 75 % (one excused), 2 of 5 = 40 %: 14 of 19 in all.
  const { report } = await marked('ppppp', 'plppa', 'pppae', 'paapa')
  expect(await report()).toMatchObject({
    minimum: 7500,
    share: 7368,
    items: [{ label: 'CS-201 A', students: 4, share: 7368, warned: 1, below: 1 }],
  })
  expect((await report({ departmentId: DepartmentId.parse('MA') })).items).toEqual([])
})

test('where nothing was marked there is nothing to tell, and it costs one batch', async () => {
  const { report, platform } = await marked('-----')
  expect(await report()).toEqual({ minimum: 7500, items: [] })
  const spent = platform.store.meter()
  await report()
  expect(spent().trips).toBe(1)
})
