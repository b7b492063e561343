import { changeSection } from '@matricula/contract/catalogue'
import { listEnrolments, placeHold, releaseHold } from '@matricula/contract/enrolment'
import type { SectionId, StudentId } from '@matricula/contract/kernel'
import { describe, expect, test } from 'vitest'
import { registrar, studentActor } from '#testing/school.ts'
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

/** So many students by name; the first of them fill the section, the others wait in this order. */
async function fullSection(seats: number, names: string[]) {
  const here = await college()
  const section = await here.section('CS-201 A', { capacity: seats })
  const ids: Record<string, StudentId> = {}
  for (const name of names) {
    const id = await here.student(name)
    ids[name] = id
    await here.register(id, [enrolOrWait(section)])
  }
  await here.school.settle()
  const who = (name: string): StudentId => {
    const id = ids[name]
    if (!id) throw new Error(`Nobody is called ${name}`)
    return id
  }
  return { here, section, who }
}

async function raise(here: College, section: SectionId, capacity: number, version = 1): Promise<void> {
  const { status } = await here.school
    .as(registrar)
    .call(changeSection, { params: { sectionId: section }, body: { version, capacity } })
  expect(status).toBe(200)
  await here.school.settle()
}

describe('a full section', () => {
  test('lets students wait in the order in which they came, and tells each the place', async () => {
    const here = await college()
    const section = await here.section('CS-201 A', { capacity: 1 })
    const outcomes: string[] = []
    for (const name of ['Ada', 'Grace', 'Emmy', 'Katherine']) {
      outcomes.push(...inShort(await here.register(await here.student(name), [enrolOrWait(section)])))
    }
    expect(outcomes).toEqual(['enrolled', 'waiting 1', 'waiting 2', 'waiting 3'])
    expect(await here.roster(section, 'waiting')).toEqual(['Grace', 'Emmy', 'Katherine'])
    expect(await here.seats(section)).toEqual({ capacity: 1, taken: 1, waiting: 3 })
  })

  test('shows a student the place in line, which moves up as others leave', async () => {
    const { here, section, who } = await fullSection(1, ['Ada', 'Grace', 'Emmy'])
    const place = async () => {
      const asked = { params: { studentId: who('Emmy') }, query: { termId: '2027S' } }
      const { body } = await here.school.as(studentActor(who('Emmy'))).call(listEnrolments, asked)
      return body.items.map((one) => [one.state, one.place])
    }
    expect(await place()).toEqual([['waiting', 2]])
    expect(inShort(await here.register(who('Grace'), [leave(section)]))).toEqual(['left-waitlist'])
    expect(await place()).toEqual([['waiting', 1]])
    expect((await here.seats(section)).waiting).toBe(1)
  })

  test('counts waiting for a course as one wish: no second line, no second section', async () => {
    const { here, section, who } = await fullSection(1, ['Ada', 'Grace'])
    const other = await here.section('CS-201 B')
    expect(inShort(await here.register(who('Grace'), [enrolOrWait(section), enrol(other)]))).toEqual([
      'already-waiting',
      'already-waiting',
    ])
    expect(inShort(await here.register(who('Grace'), [leave(section), enrol(other)]))).toEqual([
      'left-waitlist',
      'enrolled',
    ])
    expect(inShort(await here.register(who('Grace'), [leave(section)]))).toEqual(['not-waiting'])
  })

  test('does not let someone wait who could not sit', async () => {
    const { here, who } = await fullSection(1, ['Ada', 'Grace'])
    await here.course('CS-399')
    await here.course('CS-400', { requires: ['CS-399'] })
    const advanced = await here.section('CS-400 A', { capacity: 0 })
    expect(inShort(await here.register(who('Ada'), [enrolOrWait(advanced)]))).toEqual([
      'prerequisite + seats-full',
    ])
  })
})

describe('a seat that falls free', () => {
  test('goes to whoever is next, and never to a newcomer', async () => {
    const { here, section, who } = await fullSection(2, ['Ada', 'Grace', 'Emmy', 'Katherine'])
    const newcomer = await here.student('Zoe')
    await here.register(who('Ada'), [drop(section)])
    // The seat has gone over in the same step: nobody else has told the waitlist to look.
    expect(await here.roster(section)).toEqual(['Emmy', 'Grace'])
    expect(inShort(await here.register(newcomer, [enrol(section)]))).toEqual(['seats-full'])
    await here.school.settle()
    expect(await here.roster(section)).toEqual(['Emmy', 'Grace'])
    expect(await here.roster(section, 'waiting')).toEqual(['Katherine'])
    expect(await here.seats(section)).toEqual({ capacity: 2, taken: 2, waiting: 1 })
    const promoted = here.school.events.filter(({ name }) => name === 'waitlist.promoted')
    expect(promoted.map(({ actor, facts }) => [actor.name, facts['studentName']])).toEqual([
      ['waitlist', 'Emmy'],
    ])
  })

  test('goes in the same step past whoever cannot have it, to the next who can', async () => {
    const { here, section, who } = await fullSection(1, ['Ada', 'Grace', 'Emmy', 'Katherine'])
    await here.school.as(registrar).call(placeHold, {
      params: { studentId: who('Grace') },
      body: { reason: 'Fees are due', office: 'Bursar' },
    })
    await here.register(who('Ada'), [drop(section)])
    expect(await here.roster(section)).toEqual(['Emmy'])
    expect(await here.roster(section, 'waiting')).toEqual(['Grace', 'Katherine'])
    expect(await here.seats(section)).toEqual({ capacity: 1, taken: 1, waiting: 2 })
  })

  test('is told as the doing of the waitlist, not of the one who left', async () => {
    const { here, section, who } = await fullSection(1, ['Ada', 'Grace'])
    await here.register(who('Ada'), [drop(section)], 'tap')
    await here.school.settle()
    const told = here.school.events.slice(-2).map(({ name, actor, cause }) => [name, actor.name, cause])
    expect(told).toEqual([
      ['enrolment.dropped', who('Ada'), 'tap'],
      ['waitlist.promoted', 'waitlist', undefined],
    ])
  })

  test('goes over in the same step where the leaver swaps it for another', async () => {
    const here = await college()
    const [a, b] = [await here.section('CS-201 A', { capacity: 1 }), await here.section('CS-201 B')]
    const [ada, grace] = [await here.student('Ada'), await here.student('Grace')]
    await here.register(ada, [enrol(a)])
    await here.register(grace, [enrolOrWait(a)])
    expect(inShort(await here.register(ada, [swap(a, b)]))).toEqual(['enrolled'])
    expect([await here.roster(a), await here.roster(b)]).toEqual([['Grace'], ['Ada']])
  })

  test('goes to nobody once registration has closed', async () => {
    const { here, section, who } = await fullSection(1, ['Ada', 'Grace'])
    here.school.clock.set('2027-01-25T08:00:00.000Z')
    await here.registerAs(registrar, who('Ada'), [drop(section)])
    await here.school.settle()
    expect(await here.roster(section)).toEqual([])
    expect(await here.roster(section, 'waiting')).toEqual(['Grace'])
  })

  test('passes over someone with a hold, who keeps the place and has it when the hold is gone', async () => {
    const { here, section, who } = await fullSection(1, ['Ada', 'Grace', 'Emmy', 'Katherine'])
    const office = here.school.as(registrar)
    const { body: hold } = await office.call(placeHold, {
      params: { studentId: who('Grace') },
      body: { reason: 'Fees are due', office: 'Bursar' },
    })
    await here.register(who('Ada'), [drop(section)])
    await here.school.settle()
    expect(await here.roster(section)).toEqual(['Emmy'])
    expect(await here.roster(section, 'waiting')).toEqual(['Grace', 'Katherine'])

    await raise(here, section, 2)
    expect(await here.roster(section)).toEqual(['Emmy', 'Katherine'])
    await here.register(who('Emmy'), [drop(section)])
    await here.school.settle()
    expect(await here.roster(section)).toEqual(['Katherine'])

    await office.call(releaseHold, { params: { studentId: who('Grace'), holdId: hold.holdId } })
    await here.school.settle()
    expect(await here.roster(section)).toEqual(['Grace', 'Katherine'])
  })

  test('passes over someone whose week has filled, who has it once an hour is free again', async () => {
    const here = await college()
    const section = await here.section('CS-201 A', { capacity: 1, meetings: [weekly(1, 10)] })
    const other = await here.section('CS-301 A', { meetings: [weekly(1, 10)] })
    const [ada, grace] = [await here.student('Ada'), await here.student('Grace')]
    await here.register(ada, [enrol(section)])
    await here.register(grace, [enrolOrWait(section), enrol(other)])
    await here.register(ada, [drop(section)])
    await here.school.settle()
    expect(await here.roster(section)).toEqual([])
    await here.register(grace, [drop(other)])
    await here.school.settle()
    expect(await here.roster(section)).toEqual(['Grace'])
    expect(await here.seats(section)).toEqual({ capacity: 1, taken: 1, waiting: 0 })
  })

  test('more seats let as many in as there are', async () => {
    const { here, section } = await fullSection(1, ['Ada', 'Grace', 'Emmy', 'Katherine'])
    await raise(here, section, 3)
    expect(await here.roster(section)).toEqual(['Ada', 'Emmy', 'Grace'])
    expect(await here.roster(section, 'waiting')).toEqual(['Katherine'])
  })

  test('is not given away where there are more students than seats', async () => {
    const { here, section, who } = await fullSection(3, ['Ada', 'Emmy', 'Grace', 'Katherine'])
    await here.school.as(registrar).call(changeSection, {
      params: { sectionId: section },
      body: { version: 1, capacity: 1, confirmOver: true },
    })
    await here.register(who('Ada'), [drop(section)])
    await here.school.settle()
    expect(await here.roster(section)).toEqual(['Emmy', 'Grace'])
    expect(await here.seats(section)).toEqual({ capacity: 1, taken: 2, waiting: 1 })
  })
})

describe('a swap', () => {
  test('never loses the old seat where the new section is full', async () => {
    const here = await college()
    const [a, b] = [await here.section('CS-201 A'), await here.section('CS-201 B', { capacity: 0 })]
    const ada = await here.student('Ada')
    await here.register(ada, [enrol(a)])
    expect(inShort(await here.register(ada, [swap(a, b)]))).toEqual(['seats-full'])
    expect(await here.roster(a)).toEqual(['Ada'])
    expect((await here.seats(a)).taken).toBe(1)
  })

  test('changes both seats in one step, at the same hour', async () => {
    const here = await college({ creditLimit: 4 })
    const [a, b] = [
      await here.section('CS-201 A', { meetings: [weekly(1, 10)] }),
      await here.section('CS-201 B', { meetings: [weekly(1, 10)] }),
    ]
    const ada = await here.student('Ada')
    await here.register(ada, [enrol(a)])
    expect(inShort(await here.register(ada, [swap(a, b)]))).toEqual(['enrolled'])
    expect([await here.roster(a), await here.roster(b)]).toEqual([[], ['Ada']])
    expect([await here.seats(a), await here.seats(b)].map(({ taken }) => taken)).toEqual([0, 1])
    await here.school.settle()
    const told = here.school.events.map(({ name }) => name).filter((name) => name.startsWith('enrolment'))
    expect(told).toEqual(['enrolment.confirmed', 'enrolment.confirmed', 'enrolment.dropped'])
  })

  test('can wait: the old seat is kept until the new one comes, and then goes to the next there', async () => {
    const here = await college()
    const [a, b] = [
      await here.section('CS-201 A', { capacity: 1 }),
      await here.section('CS-201 B', { capacity: 1 }),
    ]
    const [ada, grace, emmy] = [
      await here.student('Ada'),
      await here.student('Grace'),
      await here.student('Emmy'),
    ]
    await here.register(ada, [enrol(a)])
    await here.register(grace, [enrol(b)])
    await here.register(emmy, [enrolOrWait(a)])
    expect(inShort(await here.register(ada, [swap(a, b, true)]))).toEqual(['waiting 1'])
    expect(await here.roster(a)).toEqual(['Ada'])

    await here.register(grace, [drop(b)])
    await here.school.settle()
    expect([await here.roster(a), await here.roster(b)]).toEqual([['Emmy'], ['Ada']])
    expect([await here.seats(a), await here.seats(b)]).toEqual([
      { capacity: 1, taken: 1, waiting: 0 },
      { capacity: 1, taken: 1, waiting: 0 },
    ])
  })

  test('of one part keeps the seat in the other', async () => {
    const here = await college()
    const lecture = await here.section('CS-201 L1', { capacity: 1 })
    const [one, two] = [
      await here.section('CS-201 P1', { part: '2', capacity: 1 }),
      await here.section('CS-201 P2', { part: '2', capacity: 1 }),
    ]
    const ada = await here.student('Ada')
    await here.register(ada, [enrol(lecture, one)])
    const wish = { wish: 'enrol' as const, sectionIds: [lecture, two], instead: [lecture, one] }
    expect(inShort(await here.register(ada, [wish]))).toEqual(['enrolled'])
    const taken = await Promise.all([lecture, one, two].map(async (id) => (await here.seats(id)).taken))
    expect(taken).toEqual([1, 0, 1])
    expect(await here.roster(two)).toEqual(['Ada'])
  })
})
