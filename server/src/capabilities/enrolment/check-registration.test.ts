import { checkRegistration } from '@matricula/contract/enrolment'
import type { StudentId } from '@matricula/contract/kernel'
import { expect, test } from 'vitest'
import { studentActor } from '#testing/school.ts'
import {
  type College,
  college,
  drop,
  enrol,
  enrolOrWait,
  inShort,
  leave,
  swap,
  weekly,
} from './testing/college.ts'

type Wishes = Parameters<College['register']>[1]

async function check(here: College, studentId: StudentId, items: Wishes) {
  const asked = { params: { studentId }, body: { termId: '2027S', items } }
  const { body, status } = await here.school.as(studentActor(studentId)).call(checkRegistration, asked)
  expect(status).toBe(200)
  return { ...body, short: inShort(body.outcomes) }
}

test('a plan is played as a whole: the third wish sees the first two, and nothing is changed', async () => {
  const here = await college({ creditLimit: 8 })
  const [a, b, c, d] = [
    await here.section('CS-201 A', { meetings: [weekly(1, 10)] }),
    await here.section('CS-301 A', { meetings: [weekly(1, 10)] }),
    await here.section('CS-401 A', { meetings: [weekly(2, 10)] }),
    await here.section('CS-501 A', { meetings: [weekly(3, 10)] }),
  ]
  const ada = await here.student('Ada')
  const plan = await check(here, ada, [enrol(a), enrol(b), enrol(c), enrol(d)])
  expect(plan.short).toEqual(['enrolled', 'time-clash', 'enrolled', 'credit-limit'])
  expect(plan.standing).toMatchObject({ credits: 8, creditLimit: 8, window: 'open' })
  expect((await check(here, ada, [enrol(a), drop(a), enrol(b), enrol(c)])).short).toEqual([
    'enrolled',
    'dropped',
    'enrolled',
    'enrolled',
  ])
  expect(await here.seats(a)).toEqual({ capacity: 30, taken: 0, waiting: 0 })
  expect(await here.roster(a)).toEqual([])
})

test('before the window opens it says so beside all that is wrong besides', async () => {
  const here = await college()
  const [a, b] = [await here.section('CS-201 A'), await here.section('CS-201 B', { capacity: 0 })]
  const ada = await here.student('Ada')
  here.school.clock.set('2027-01-01T08:00:00.000Z')
  const plan = await check(here, ada, [enrol(a), enrol(b)])
  expect(plan.short).toEqual(['window-not-open', 'window-not-open + seats-full'])
  expect(plan.standing.window).toBe('not-open')
})

test('waiting, swapping and leaving a line are played too', async () => {
  const here = await college()
  const [a, b] = [await here.section('CS-201 A'), await here.section('CS-201 B', { capacity: 0 })]
  const ada = await here.student('Ada')
  expect((await check(here, ada, [enrolOrWait(b), enrol(a), leave(b), enrol(a), leave(b)])).short).toEqual([
    'waiting 1',
    'already-waiting',
    'left-waitlist',
    'enrolled',
    'not-waiting',
  ])
  await here.register(ada, [enrol(a)])
  expect((await check(here, ada, [swap(a, b), swap(a, b, true), drop(a), drop(a)])).short).toEqual([
    'seats-full',
    'waiting 1',
    'dropped',
    'not-enrolled',
  ])
})

test('the check and the deed agree on every wish of many small plans', async () => {
  const here = await college({ creditLimit: 9 })
  await here.course('CS-101')
  await here.course('CS-601', { requires: ['CS-101'] })
  const a = await here.section('CS-201 A', { meetings: [weekly(1, 10)] })
  const b = await here.section('CS-301 A', { meetings: [weekly(1, 10, 60, '10')] })
  const c = await here.section('CS-401 A', { meetings: [weekly(1, 10, 60, '01')] })
  const d = await here.section('CS-501 A', { capacity: 0 })
  const e = await here.section('CS-601 A')
  const plans: Wishes[] = [
    [enrol(a), enrol(b)],
    [enrol(b), enrol(c), enrol(a)],
    [enrol(d), enrolOrWait(d), enrol(e)],
    [enrol(a), swap(a, b), enrol(c), drop(c)],
    [drop(a), leave(a), enrol(a), enrol(a)],
  ]
  for (const plan of plans) {
    const student = await here.student('Ada')
    const { short } = await check(here, student, plan)
    expect(inShort(await here.register(student, plan)).map(withoutPlace)).toEqual(short.map(withoutPlace))
  }
})

const withoutPlace = (answer: string): string => answer.replace(/ \d+$/, '')
