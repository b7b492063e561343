import { checkRegistration, listEnrolments, listRoster } from '@matricula/contract/enrolment'
import type { StudentId } from '@matricula/contract/kernel'
import { expect, test } from 'vitest'
import { registrar, studentActor } from '#testing/school.ts'
import { type College, college, drop, enrol, enrolOrWait, swap, weekly } from './testing/college.ts'

/** What a deed costs once the catalogue and the profile are known to the server: dependent calls, read and write units. */
async function costOf(here: College, deed: () => Promise<unknown>): Promise<string> {
  const spent = here.school.platform.store.meter()
  await deed()
  const { trips, reads, writes } = spent()
  return `${trips} trips, ${reads} RRU, ${writes} WRU`
}

async function known(here: College, name: string): Promise<StudentId> {
  const studentId = await here.student(name)
  const asked = { params: { studentId }, query: { termId: '2027S' } }
  await here.school.as(studentActor(studentId)).call(listEnrolments, asked)
  return studentId
}

test('what registering costs, as AWS would bill it', async () => {
  const here = await college()
  const lesson = (day: number) => ({ meetings: [weekly(day, 10, 75), weekly(day, 14, 75)] })
  const a = await here.section('CS-201 A', lesson(1))
  const b = await here.section('CS-301 A', { ...lesson(2), capacity: 1 })
  const clashing = await here.section('CS-401 A', lesson(1))
  const other = await here.section('CS-201 B', lesson(3))
  const [ada, grace] = [await known(here, 'Ada'), await known(here, 'Grace')]
  const office = here.school.as(registrar)
  for (const section of [a, b, clashing, other]) await here.seats(section)
  await here.register(grace, [enrol(clashing), enrol(b)])

  expect({
    'enrol, all checks, with event': await costOf(here, () => here.register(ada, [enrol(a)])),
    'the same, with an idempotency key': await costOf(here, () =>
      here.register(grace, [enrol(other)], 'tap'),
    ),
    'refused by the ledger': await costOf(here, () => here.register(ada, [enrol(clashing)])),
    'refused by seats': await costOf(here, () => here.register(ada, [enrol(b)])),
    'refused again within a second': await costOf(here, () => here.register(ada, [enrol(b)])),
    'join the line, known to be full': await costOf(here, () => here.register(ada, [enrolOrWait(b)])),
    swap: await costOf(here, () => here.register(ada, [swap(a, other)])),
    'drop, the seat goes free': await costOf(here, () => here.register(ada, [drop(other)])),
    'drop, the seat goes to whoever is next': await costOf(here, () => here.register(grace, [drop(b)])),
    'check a plan of three': await costOf(here, () => {
      const items = [enrol(a), enrol(clashing), enrol(other)]
      return office.call(checkRegistration, { params: { studentId: ada }, body: { termId: '2027S', items } })
    }),
    'a page of a roster': await costOf(here, () =>
      office.call(listRoster, { params: { sectionId: b }, query: {} }),
    ),
  }).toEqual({
    'enrol, all checks, with event': '1 trips, 0 RRU, 11 WRU',
    'the same, with an idempotency key': '1 trips, 0 RRU, 13 WRU',
    // The meter does not see what was refused: nothing besides that one transaction, or nothing at all.
    'refused by the ledger': '0 trips, 0 RRU, 0 WRU',
    'refused by seats': '0 trips, 0 RRU, 0 WRU',
    'refused again within a second': '0 trips, 0 RRU, 0 WRU',
    'join the line, known to be full': '2 trips, 0 RRU, 11 WRU',
    swap: '3 trips, 3 RRU, 21 WRU',
    // Two of these are made side by side: the ledger, and the head of the line.
    'drop, the seat goes free': '3 trips, 3 RRU, 12 WRU',
    'drop, the seat goes to whoever is next': '3 trips, 3 RRU, 23 WRU',
    'check a plan of three': '3 trips, 5 RRU, 0 WRU',
    'a page of a roster': '1 trips, 0.5 RRU, 0 WRU',
  })
})
