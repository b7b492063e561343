import { CourseId } from '@matricula/contract/kernel'
import { expect, test } from 'vitest'
import { registrar } from '#testing/school.ts'
import { openSchool } from '#testing/small-school.ts'

type Move =
  | 'takeSeat'
  | 'takeSeatFromLine'
  | 'takeSeatBesideLine'
  | 'seatFree'
  | 'handSeatOver'
  | 'freeSeat'
  | 'joinLine'
  | 'leaveLine'

/** Calculus B has one seat. */
test.each<[Move[], Move, { taken: number; waiting: number }]>([
  [[], 'takeSeat', { taken: 1, waiting: 0 }],
  [['joinLine'], 'takeSeatFromLine', { taken: 1, waiting: 0 }],
  [['joinLine'], 'takeSeatBesideLine', { taken: 1, waiting: 1 }],
  [[], 'seatFree', { taken: 0, waiting: 0 }],
  [['takeSeat', 'joinLine'], 'handSeatOver', { taken: 1, waiting: 0 }],
  [['takeSeat'], 'freeSeat', { taken: 0, waiting: 0 }],
  [['joinLine'], 'leaveLine', { taken: 0, waiting: 0 }],
])('after %j, %s comes to %j', async (before, move, outcome) => {
  const school = await openSchool()
  const sectionId = school.section.calculusB
  const commit = (one: Move) =>
    school.platform.store.commit(registrar, { writes: [school.catalogue[one](sectionId)], events: [] })
  for (const one of before) await commit(one)

  await expect(commit(move)).resolves.toBeUndefined()

  expect(await school.catalogue.seatsOf([sectionId])).toEqual([{ capacity: 1, ...outcome }])
})

test.each<[Move[], Move]>([
  [['takeSeat'], 'takeSeat'],
  [['joinLine'], 'takeSeat'],
  [['takeSeat', 'joinLine'], 'takeSeatFromLine'],
  [['takeSeat'], 'takeSeatBesideLine'],
  [['joinLine'], 'seatFree'],
  [['takeSeat'], 'seatFree'],
  [[], 'takeSeatFromLine'],
  [['takeSeat'], 'handSeatOver'],
  [[], 'freeSeat'],
  [[], 'leaveLine'],
])('after %j, %s is refused', async (before, move) => {
  const school = await openSchool()
  const sectionId = school.section.calculusB
  const commit = (one: Move) =>
    school.platform.store.commit(registrar, { writes: [school.catalogue[one](sectionId)], events: [] })
  for (const one of before) await commit(one)

  await expect(commit(move)).rejects.toMatchObject({ refusals: [{ name: `seats:${sectionId}` }] })
})

test('a hundred reach for thirty seats: thirty sit', async () => {
  const school = await openSchool()
  const sectionId = school.section.calculusA
  const attempts = await Promise.allSettled(
    Array.from({ length: 100 }, () =>
      school.platform.store.commit(registrar, {
        writes: [school.catalogue.takeSeat(sectionId)],
        events: [],
      }),
    ),
  )

  expect(attempts.filter((attempt) => attempt.status === 'fulfilled')).toHaveLength(30)
  expect(await school.catalogue.seatsOf([sectionId])).toEqual([{ capacity: 30, taken: 30, waiting: 0 }])
})

test('tickets are numbered without gaps, course by course', async () => {
  const school = await openSchool()
  const { termId } = school
  const [calculus, another] = Object.values(school.course)
  const draw = (times: number, courseId = calculus) =>
    Promise.all(
      Array.from({ length: times }, () => school.catalogue.issueTicket(CourseId.parse(courseId), termId)),
    )

  const drawn = await draw(20)

  expect(drawn.toSorted((one, other) => one - other)).toEqual(Array.from({ length: 20 }, (_, n) => n + 1))
  expect(await draw(1, another)).toEqual([1])
})
