import { register } from '@matricula/contract/enrolment'
import { readFinalGrades } from '@matricula/contract/finals'
import type { StudentId } from '@matricula/contract/kernel'
import { readRecord } from '@matricula/contract/records'
import { createFaults, type Faults } from '@matricula/engine/faults'
import { expect, test } from 'vitest'
import { systemActor } from '#platform/actor.ts'
import { packed } from '#platform/store/packed.ts'
import type { Write } from '#platform/store/write.ts'
import { classroom } from '#testing/classroom.ts'
import { giveFinalGrades } from '#testing/final-grades.ts'
import { studentActor } from '#testing/school.ts'

const clerk = systemActor('test')

/** Forty-five students, more than a transaction holds, whose release was asked for and not heard of yet. */
async function releasing(students = 45, faults?: Faults) {
  const room = await classroom({ students, ...(faults && { faults }) })
  const { sectionId, studentIds, enrolments, platform } = room
  await giveFinalGrades(room, () => 'B+')
  const courseOf = async (studentId: StudentId) => {
    const { body } = await room.as(studentActor(studentId)).call(readRecord, { params: { studentId } })
    return body.terms[0]?.courses[0]
  }
  const gradeOf = async (studentId: StudentId) => (await courseOf(studentId))?.grade
  const state = async () => (await room.teacher.call(readFinalGrades, { params: { sectionId } })).body.state
  /** What the release writes first, for so many of the class. */
  async function prepare(many: number): Promise<void> {
    const at = room.clock.now()
    const graded = { grade: 'B+', steps: [{ step: 'posted', grade: 'B+', result: 'B+', at }], at }
    const members = (await enrolments.classOf(sectionId)).slice(0, many)
    const changes = members.map((one) => ({
      writes: [enrolments.preparing(one, sectionId, graded)],
      events: [],
    }))
    for (const change of packed(changes, 90)) await platform.store.commit(clerk, change)
  }
  const write = (...writes: Write[]) => platform.store.commit(clerk, { writes, events: [] })
  const [first, last] = [studentIds[0], studentIds.at(-1)]
  if (!first || !last) throw new RangeError('A class has somebody in it')
  return { ...room, first, last, courseOf, gradeOf, state, prepare, write }
}

test('after each transaction of a release either everybody sees the grade or nobody does', async () => {
  const { studentIds, platform, gradeOf, state, settle } = await releasing()
  const looks: string[] = []
  const { commit } = platform.store
  const look = async (): Promise<void> => {
    const grades = await Promise.all(studentIds.map(gradeOf))
    looks.push(`${[...new Set(grades)].join(' or ')} while ${await state()}`)
  }
  Object.assign(platform.store, {
    commit: async (...given: Parameters<typeof commit>) => {
      const done = await commit(...given)
      await look()
      return done
    },
  })
  await settle()
  expect([...new Set(looks)]).toEqual([' while releasing', 'B+ while releasing', 'B+ while released'])
  // More than one transaction prepares, and more than one records.
  expect(looks.filter((seen) => seen === 'B+ while releasing').length).toBeGreaterThan(2)
})

test('what is prepared shows nothing until one write shows all of it', async () => {
  const { first, last, sectionId, clock, enrolments, courseOf, gradeOf, prepare, write, settle } =
    await releasing()
  await prepare(45)
  expect(await courseOf(first)).toMatchObject({ state: 'enrolled' })
  expect(JSON.stringify(await courseOf(first))).not.toContain('B+')
  await write(enrolments.showingPrepared(sectionId, clock.now()))
  const shown = await courseOf(first)
  expect(shown).toMatchObject({ state: 'completed', grade: 'B+', gradeSteps: [{ step: 'posted' }] })
  expect(await gradeOf(last)).toBe('B+')
  await settle()
  expect(await courseOf(first)).toEqual(shown)
})

test.each([
  ['a part was prepared', 20, false],
  ['all was prepared', 45, false],
  ['all was shown and nothing recorded', 45, true],
])('interrupted when %s, it goes on, and each student is told once', async (_, many, shown) => {
  const room = await releasing()
  const { sectionId, clock, enrolments, studentIds, prepare, write, settle, events, state, courseOf } = room
  await prepare(many)
  if (shown) await write(enrolments.showingPrepared(sectionId, clock.now()))
  await settle()
  expect(await state()).toBe('released')
  const told = events.filter(({ name }) => name === 'grade.released').map(({ facts }) => facts['studentId'])
  expect([told.length, new Set(told)]).toEqual([45, new Set(studentIds)])
  expect(await courseOf(room.last)).toMatchObject({ state: 'completed', grade: 'B+' })
})

/** Troubles that begin once they are wanted: nobody wants to set up a school in them. */
function troublesToCome(seed: number) {
  const wanted = { now: false }
  const plan = { seed, conflicts: 0.15, throttling: 0.15, unprocessed: 0.3, lostAnswers: 0.15, indexLag: 20 }
  const { met, surround } = createFaults(plan, (line) => process.stdout.write(`${line}\n`))
  const faults: Faults = {
    met,
    surround(context) {
      const troubled = surround(context)
      return (operation, request, run) =>
        wanted.now ? troubled(operation, request, run) : run(context, request)
    },
  }
  return { faults, met, wanted }
}

test('a store that conflicts, throttles, lags and loses answers shows all grades at once, and each once', async () => {
  const seed = Number(process.env['MATRICULA_SEED'] ?? process.hrtime.bigint() % 1_000_000n)
  const { faults, met, wanted } = troublesToCome(seed)
  const { platform, studentIds, settle, gradeOf, state } = await releasing(45, faults)
  const rounds: string[] = []
  for (let round = 0; round < 200 && !rounds.at(-1)?.endsWith('released'); round += 1) {
    wanted.now = true
    // As the relay does: what fails is told again in the next round.
    await settle().catch(() => undefined)
    wanted.now = false
    rounds.push(
      `${[...new Set(await Promise.all(studentIds.map(gradeOf)))].join(' or ')} while ${await state()}`,
    )
  }
  await settle()
  expect(rounds.at(-1)).toBe('B+ while released')
  for (const seen of rounds)
    expect([' while releasing', 'B+ while releasing', 'B+ while released']).toContain(seen)
  const told: unknown[] = []
  for await (const { name, facts } of platform.store.scan('events'))
    if (name === 'grade.released') told.push(Object(facts)['studentId'])
  expect([told.length, new Set(told)]).toEqual([45, new Set(studentIds)])
  expect(met.conflicts + met.throttling + met.lostAnswers + met.lagging).toBeGreaterThan(10)
})

test('a record is read in two steps before, during and after a release', async () => {
  const room = await releasing(2)
  const { first, sectionId, clock, enrolments, platform, courseOf, prepare, write, settle } = room
  const costs: unknown[] = []
  const look = async () => {
    const spent = platform.store.meter()
    await courseOf(first)
    costs.push(spent().trips)
  }
  await courseOf(first)
  await look()
  await prepare(2)
  await look()
  await write(enrolments.showingPrepared(sectionId, clock.now()))
  await look()
  await settle()
  await look()
  expect(costs).toEqual([2, 2, 2, 2])
})

test('whoever leaves while grades are prepared is passed over', async () => {
  const { first, last, sectionId, prepare, office, termId, settle, gradeOf, state } = await releasing(3)
  await prepare(3)
  const dropped = await office.call(register, {
    params: { studentId: first },
    body: { termId, items: [{ wish: 'drop', sectionIds: [sectionId] }] },
  })
  expect(dropped.status).toBe(200)
  await settle()
  expect(await state()).toBe('released')
  expect([await gradeOf(first), await gradeOf(last)]).toEqual([undefined, 'B+'])
})
