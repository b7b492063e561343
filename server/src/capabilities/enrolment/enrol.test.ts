import { changeTerm } from '@matricula/contract/catalogue'
import { listEnrolments, register } from '@matricula/contract/enrolment'
import { describe, expect, test } from 'vitest'
import { administrator, nobody, registrar, studentActor } from '#testing/school.ts'
import { college, drop, enrol, enrolOrWait, inShort, weekly } from './testing/college.ts'

describe('a student registers', () => {
  test('and sits in the section, is on the roster and in the count', async () => {
    const here = await college()
    const algorithms = await here.section('CS-201 A')
    const ada = await here.student('Ada')

    expect(inShort(await here.register(ada, [enrol(algorithms)]))).toEqual(['enrolled'])

    expect(await here.roster(algorithms)).toEqual(['Ada'])
    expect(await here.seats(algorithms)).toEqual({ capacity: 30, taken: 1, waiting: 0 })
    const { body } = await here.school
      .as(studentActor(ada))
      .call(listEnrolments, { params: { studentId: ada }, query: { termId: '2027S' } })
    expect(body.items.map(({ courseId, state, credits }) => [courseId, state, credits])).toEqual([
      ['CS-201', 'enrolled', 4],
    ])
    expect(body.standing).toEqual({ termId: '2027S', credits: 4, creditLimit: 20, holds: 0, window: 'open' })
    expect(here.school.moved).toContain(algorithms)
  })

  test('two reach for the last seat: one sits, one is told why not', async () => {
    const here = await college()
    const algorithms = await here.section('CS-201 A', { capacity: 1 })
    const [ada, grace] = [await here.student('Ada'), await here.student('Grace')]

    const outcomes = await Promise.all([ada, grace].map((one) => here.register(one, [enrol(algorithms)])))

    expect(outcomes.flatMap(inShort).toSorted()).toEqual(['enrolled', 'seats-full'])
    expect(await here.seats(algorithms)).toEqual({ capacity: 1, taken: 1, waiting: 0 })
    expect(outcomes.flat().find(({ outcome }) => outcome === 'refused')?.refusals[0]?.message).toBe(
      'CS-201 A is full. All 1 seat is taken and 0 students wait. Join the waitlist or choose another section.',
    )
  })

  test('taps twice with one key: registered once, answered twice alike', async () => {
    const here = await college()
    const algorithms = await here.section('CS-201 A', { capacity: 1 })
    const ada = await here.student('Ada')

    const both = await Promise.all([1, 2].map(() => here.register(ada, [enrol(algorithms)], 'one-tap')))
    const later = await here.register(ada, [enrol(algorithms)], 'one-tap')

    expect([...both, later].map(inShort)).toEqual([['enrolled'], ['enrolled'], ['enrolled']])
    await here.school.settle()
    expect(here.school.events.filter(({ name }) => name === 'enrolment.confirmed')).toHaveLength(1)
    expect((await here.seats(algorithms)).taken).toBe(1)
  })

  test('hears the first answer again after the window has closed, and not under another key', async () => {
    const here = await college()
    const algorithms = await here.section('CS-201 A')
    const ada = await here.student('Ada')
    await here.register(ada, [enrol(algorithms)], 'first')
    here.school.clock.set('2027-02-01T08:00:00.000Z')

    expect(inShort(await here.register(ada, [enrol(algorithms)], 'first'))).toEqual(['enrolled'])
    expect(inShort(await here.register(ada, [enrol(algorithms)], 'second'))).toEqual([
      'window-closed + already-enrolled',
    ])
  })

  test('is answered for each wish by itself', async () => {
    const here = await college()
    const [a, b, c] = [
      await here.section('CS-201 A', { meetings: [weekly(1, 10)] }),
      await here.section('CS-301 A', { meetings: [weekly(1, 10)] }),
      await here.section('CS-401 A', { meetings: [weekly(2, 10)] }),
    ]
    const ada = await here.student('Ada')
    expect(inShort(await here.register(ada, [enrol(a), enrol(b), enrol(c)]))).toEqual([
      'enrolled',
      'time-clash',
      'enrolled',
    ])
    expect(inShort(await here.register(ada, [drop(a), enrol(b)]))).toEqual(['dropped', 'enrolled'])
  })

  test('comes back to a section that was dropped', async () => {
    const here = await college()
    const algorithms = await here.section('CS-201 A')
    const ada = await here.student('Ada')
    await here.register(ada, [enrol(algorithms)])
    await here.register(ada, [drop(algorithms)])
    expect(await here.roster(algorithms, 'dropped')).toEqual(['Ada'])
    expect(inShort(await here.register(ada, [enrol(algorithms)]))).toEqual(['enrolled'])
    expect(await here.roster(algorithms)).toEqual(['Ada'])
    expect(await here.roster(algorithms, 'dropped')).toEqual([])
  })
})

describe('all reasons are named at once', () => {
  test('from the ledger and from the seats, in whole sentences, and nothing is changed', async () => {
    const here = await college({ creditLimit: 6 })
    await here.course('CS-201')
    await here.course('CS-301', { credits: 4, requires: ['CS-201'] })
    const algorithms = await here.section('CS-101 A', { meetings: [weekly(1, 10)] })
    const full = await here.section('CS-301 A', { capacity: 1, meetings: [weekly(1, 10, 90)] })
    const [ada, grace] = [await here.student('Ada'), await here.student('Grace')]
    await here.school.platform.store.commit(registrar, { writes: [here.passed(grace, 'CS-201')], events: [] })
    await here.register(grace, [enrol(full)])
    await here.register(ada, [enrol(algorithms)])

    const [outcome] = await here.register(ada, [enrolOrWait(full)])

    expect(outcome?.refusals.map(({ code, facts }) => [code, facts])).toEqual([
      ['prerequisite', { section: 'CS-301 A', course: 'CS-201' }],
      ['credit-limit', { section: 'CS-301 A', over: 2, limit: 6, credits: 4, adds: 4 }],
      ['time-clash', { section: 'CS-301 A', other: 'CS-101 A', day: 1, start: 600, end: 660 }],
      ['seats-full', { section: 'CS-301 A', capacity: 1, waiting: 0 }],
    ])
    for (const { message } of outcome?.refusals ?? []) expect(message).toMatch(/^[^.]+\. .+\. .+\.$/)
    expect((await here.seats(full)).waiting).toBe(0)
    expect(await here.roster(full)).toEqual(['Grace'])
  })

  test('the window, a hold and a clash together', async () => {
    const here = await college()
    const [a, b] = [
      await here.section('CS-201 A', { meetings: [weekly(1, 10)] }),
      await here.section('CS-301 A', { meetings: [weekly(1, 10)] }),
    ]
    const ada = await here.student('Ada')
    await here.register(ada, [enrol(a)])
    here.school.clock.set('2027-02-01T08:00:00.000Z')
    expect(inShort(await here.register(ada, [enrol(b)]))).toEqual(['window-closed + time-clash'])
  })
})

describe('the window', () => {
  test('opens for students on the instant, and is always open to the registrar', async () => {
    const here = await college()
    const algorithms = await here.section('CS-201 A')
    const [ada, grace] = [await here.student('Ada'), await here.student('Grace')]
    here.school.clock.set('2027-01-04T07:59:59.999Z')
    expect(inShort(await here.register(ada, [enrol(algorithms)]))).toEqual(['window-not-open'])
    expect(inShort(await here.registerAs(registrar, grace, [enrol(algorithms)]))).toEqual(['enrolled'])
    here.school.clock.set('2027-01-04T08:00:00.000Z')
    expect(inShort(await here.register(ada, [enrol(algorithms)]))).toEqual(['enrolled'])
  })

  test('can be paused', async () => {
    const here = await college()
    const algorithms = await here.section('CS-201 A')
    const ada = await here.student('Ada')
    await here.school.as(registrar).call(changeTerm, {
      params: { termId: '2027S' },
      body: {
        version: 1,
        registration: {
          opensAt: '2027-01-04T08:00:00.000Z',
          closesAt: '2027-01-22T16:00:00.000Z',
          paused: true,
        },
      },
    })
    expect(inShort(await here.register(ada, [enrol(algorithms)]))).toEqual(['window-paused'])
  })
})

describe('weeks', () => {
  test('two sections may share an hour in alternate weeks, and a third may not', async () => {
    const here = await college()
    const odd = await here.section('CS-201 A', { meetings: [weekly(1, 10, 60, '101010')] })
    const even = await here.section('CS-301 A', { meetings: [weekly(1, 10, 60, '010101')] })
    const every = await here.section('CS-401 A', { meetings: [weekly(1, 10)] })
    const other = await here.section('CS-501 A', { meetings: [weekly(1, 11)] })
    const ada = await here.student('Ada')

    const outcomes = await here.register(ada, [enrol(odd), enrol(even), enrol(every), enrol(other)])
    expect(inShort(outcomes)).toEqual(['enrolled', 'enrolled', 'time-clash + time-clash', 'enrolled'])

    // The hour stays taken while one of the two is left.
    expect(inShort(await here.register(ada, [drop(odd), enrol(every)]))).toEqual(['dropped', 'time-clash'])
    expect(inShort(await here.register(ada, [drop(even), enrol(every)]))).toEqual(['dropped', 'enrolled'])
  })

  test('a term may let classes overlap', async () => {
    const here = await college({ clashes: 'allow' })
    const [a, b] = [
      await here.section('CS-201 A', { meetings: [weekly(1, 10)] }),
      await here.section('CS-301 A', { meetings: [weekly(1, 10)] }),
    ]
    const ada = await here.student('Ada')
    expect(inShort(await here.register(ada, [enrol(a), enrol(b), drop(a), enrol(a)]))).toEqual([
      'enrolled',
      'enrolled',
      'dropped',
      'enrolled',
    ])
  })

  test('more hours than one condition can ask for are decided all the same', async () => {
    const here = await college()
    const long = await here.section('CS-201 A', {
      meetings: [1, 2, 3, 4, 5, 6].map((day) => weekly(day, 8, 600)),
    })
    const within = await here.section('CS-301 A', { meetings: [weekly(6, 17, 15)] })
    const ada = await here.student('Ada')
    expect(inShort(await here.register(ada, [enrol(long), enrol(within)]))).toEqual([
      'enrolled',
      'time-clash',
    ])
  })
})

describe('parts of a course', () => {
  test('are taken together or not at all', async () => {
    const here = await college()
    const lecture = await here.section('CS-201 L1')
    const lab = await here.section('CS-201 P1', {
      part: '2',
      component: 'Laboratory',
      capacity: 1,
      parentId: lecture,
    })
    const [ada, grace] = [await here.student('Ada'), await here.student('Grace')]

    expect(inShort(await here.register(ada, [enrol(lecture)]))).toEqual(['part-missing'])
    expect(inShort(await here.register(ada, [enrol(lab)]))).toEqual(['part-missing + parent-missing'])
    expect(inShort(await here.register(ada, [enrol(lecture, lab)]))).toEqual(['enrolled'])
    expect(inShort(await here.register(grace, [enrol(lecture, lab)]))).toEqual(['seats-full'])
    expect((await here.seats(lecture)).taken).toBe(1)

    expect(inShort(await here.register(ada, [drop(lab)]))).toEqual(['part-missing'])
    expect(inShort(await here.register(ada, [drop(lecture, lab)]))).toEqual(['dropped'])
    expect([await here.seats(lecture), await here.seats(lab)].map(({ taken }) => taken)).toEqual([0, 0])
  })

  test('count the credits of the course once', async () => {
    const here = await college({ creditLimit: 4 })
    const lecture = await here.section('CS-201 L1')
    const lab = await here.section('CS-201 P1', { part: '2' })
    const ada = await here.student('Ada')
    expect(inShort(await here.register(ada, [enrol(lecture, lab)]))).toEqual(['enrolled'])
  })
})

describe('who may register whom', () => {
  test('a student nobody but oneself; an administrator and a stranger nobody', async () => {
    const here = await college()
    const algorithms = await here.section('CS-201 A')
    const [ada, grace] = [await here.student('Ada'), await here.student('Grace')]
    const ask = async (actor: typeof nobody) => {
      const asked = { params: { studentId: ada }, body: { termId: '2027S', items: [enrol(algorithms)] } }
      return (await here.school.as(actor).call(register, asked)).status
    }
    expect(await ask(nobody)).toBe(401)
    expect(await ask(administrator)).toBe(403)
    expect(await ask(studentActor(grace))).toBe(403)
    expect(await ask(studentActor(ada))).toBe(200)
  })

  test('bad input names the field and stores nothing', async () => {
    const here = await college()
    const algorithms = await here.section('CS-201 A')
    const ada = await here.student('Ada')
    const ask = async (items: never) => {
      const asked = { params: { studentId: ada }, body: { termId: '2027S', items } }
      return await here.school.as(studentActor(ada)).call(register, asked)
    }
    expect(await ask([] as never)).toMatchObject({
      status: 400,
      body: { fields: [{ field: 'items', message: 'Name at least one wish' }] },
    })
    expect(await ask([{ wish: 'enrol', sectionIds: [algorithms], grade: 'A' }] as never)).toMatchObject({
      status: 400,
      body: { fields: [{ field: 'items.0.grade', message: 'Remove this field; it is not known here' }] },
    })
    expect(await ask([enrol(algorithms), { wish: 'enrol', sectionIds: ['nowhere'] }] as never)).toMatchObject(
      {
        status: 404,
        body: { code: 'item.missing' },
      },
    )
    expect(await here.roster(algorithms)).toEqual([])
  })
})
