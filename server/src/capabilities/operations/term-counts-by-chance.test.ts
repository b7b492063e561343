import { register } from '@matricula/contract/enrolment'
import type { LiveEvent, StudentId } from '@matricula/contract/kernel'
import { readStatistics, readTermStatistics } from '@matricula/contract/operations'
import { admitStudent } from '@matricula/contract/students'
import { expect, test } from 'vitest'
import { remove } from '#platform/store/write.ts'
import { createDice, type Dice } from '#server/demo/dice.ts'
import { type Classroom, classroom } from '#testing/classroom.ts'
import { registrar } from '#testing/school.ts'
import { termCountsItem } from './items.ts'

const seeds = [1, 7, 2027]
const steps = 40

const counted = async ({ office, termId }: Classroom) =>
  (await office.call(readTermStatistics, { params: { termId }, query: {} })).body

/** Three seats for six: somebody waits nearly always, and most drops seat somebody. */
async function storyByChance(dice: Dice): Promise<Classroom> {
  const room = await classroom({ students: 3 })
  const everyone: StudentId[] = [...room.studentIds]
  for (const rollNumber of ['R0007', 'R0008', 'R0009']) {
    const body = { rollNumber, givenName: 'Late', programmeId: 'BSC-CS', cohort: '2026' }
    everyone.push((await room.office.call(admitStudent, { body })).body.studentId)
  }
  for (let step = 0; step < steps; step += 1) {
    const wish = dice.pick(['enrol', 'drop', 'leave-waitlist'] as const)
    const asked = { wish, sectionIds: [room.sectionId] }
    await room.office.call(register, {
      params: { studentId: dice.pick(everyone) },
      body: { termId: room.termId, items: [wish === 'enrol' ? { ...asked, wish, orWait: true } : asked] },
    })
    if (dice.percent(30)) await room.settle()
  }
  await room.settle()
  return room
}

/** Tells what happened from the beginning, in portions of any size, some of them twice. */
async function toldAgain(room: Classroom, dice: Dice): Promise<void> {
  const { termId, platform, capabilities } = room
  await platform.store.commit(registrar, { writes: [remove(termCountsItem.keyOf({ termId }))], events: [] })
  const counter = capabilities['operations']?.listeners.find(({ name }) => name.includes('term-counts'))
  if (!counter) throw new RangeError('Nobody counts')
  const heard: LiveEvent[] = room.events.filter(({ name }) => counter.events.includes(name))
  for (let from = 0; from < heard.length; ) {
    const portion = heard.slice(from, from + 1 + dice.below(6))
    await counter.hear(portion)
    if (dice.percent(40)) await counter.hear(portion)
    from += portion.length
  }
}

test.each(seeds)('what a term counted is what its seats say, whatever happened (seed %i)', async (seed) => {
  const dice = createDice(seed)
  const room = await storyByChance(dice)
  const { body: seats } = await room.office.call(readStatistics, {})
  const folded = await counted(room)
  const { enrolled, dropped, waiting } = folded
  expect({ enrolled: enrolled - dropped, waiting }).toEqual({
    enrolled: seats.enrolled,
    waiting: seats.waiting,
  })
  expect(dropped).toBeGreaterThan(0)
  await toldAgain(room, dice)
  expect(await counted(room)).toEqual(folded)
})
