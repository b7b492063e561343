import type { SectionId, StudentId } from '@matricula/contract/kernel'
import { describe, expect, test } from 'vitest'
import { type College, college, drop, enrol, enrolOrWait, inShort, leave } from './testing/college.ts'

const exchange = (instead: SectionId[], sectionIds: SectionId[]) => ({
  wish: 'enrol' as const,
  sectionIds,
  instead,
})

/** A lecture and two labs, one of each to be taken, with so many seats each; Ada and Grace sit in the first lab. */
async function lectureWithLabs(seats: { lecture: number; lab: number; otherLab: number }) {
  const here = await college()
  const lecture = await here.section('CS-201 L', { capacity: seats.lecture })
  const lab = await here.section('CS-201 P1', { part: '2', capacity: seats.lab })
  const otherLab = await here.section('CS-201 P2', { part: '2', capacity: seats.otherLab })
  const ids = new Map<string, StudentId>()
  async function act(name: string, ...wishes: Parameters<College['register']>[1]): Promise<string[]> {
    const id = ids.get(name) ?? (await here.student(name))
    ids.set(name, id)
    return inShort(await here.register(id, wishes))
  }
  /** Who sits in the lecture, in the first lab and in the second; who waits in each. */
  async function picture() {
    await here.school.settle()
    const sections = [lecture, lab, otherLab]
    const sit = await Promise.all(sections.map((section) => here.roster(section)))
    const wait = await Promise.all(sections.map((section) => here.roster(section, 'waiting')))
    const counts = await Promise.all(sections.map((section) => here.seats(section)))
    expect(counts.map(({ taken, waiting }) => [taken, waiting])).toEqual(
      sections.map((_, place) => [sit[place]?.length, wait[place]?.length]),
    )
    return { sit, wait }
  }
  return { here, lecture, lab, otherLab, act, picture }
}

describe('a bundle that lacks seats in two parts', () => {
  async function bothFull() {
    const place = await lectureWithLabs({ lecture: 2, lab: 1, otherLab: 5 })
    const { act, lecture, lab, otherLab } = place
    await act('Ada', enrol(lecture, lab))
    await act('Grace', enrol(lecture, otherLab))
    expect(await act('Emmy', enrolOrWait(lecture, lab))).toEqual(['waiting 1'])
    return place
  }

  test('waits in both lines, so that a newcomer takes neither seat', async () => {
    const { act, picture, lecture, otherLab } = await bothFull()
    expect((await picture()).wait).toEqual([['Emmy'], ['Emmy'], []])
    expect(await act('Zoe', enrol(lecture, otherLab))).toEqual(['seats-full'])
  })

  test('is seated when the lecture falls free first, and then the lab', async () => {
    const { act, picture, lecture, lab, otherLab } = await bothFull()
    await act('Grace', drop(lecture, otherLab))
    expect(await picture()).toEqual({ sit: [['Ada'], ['Ada'], []], wait: [['Emmy'], ['Emmy'], []] })
    expect(await act('Zoe', enrol(lecture, otherLab))).toEqual(['others-waiting'])
    await act('Ada', exchange([lecture, lab], [lecture, otherLab]))
    expect(await picture()).toEqual({
      sit: [['Ada', 'Emmy'], ['Emmy'], ['Ada']],
      wait: [[], [], []],
    })
  })

  test('is seated when the lab falls free first, and then the lecture', async () => {
    const { act, picture, lecture, lab, otherLab } = await bothFull()
    await act('Ada', exchange([lecture, lab], [lecture, otherLab]))
    expect((await picture()).wait).toEqual([['Emmy'], ['Emmy'], []])
    expect(await act('Grace', exchange([lecture, otherLab], [lecture, lab]))).toEqual(['others-waiting'])
    await act('Grace', drop(lecture, otherLab))
    expect(await picture()).toEqual({ sit: [['Ada', 'Emmy'], ['Emmy'], ['Ada']], wait: [[], [], []] })
  })

  test('takes both seats in the step in which one leaves both', async () => {
    const { here, act, lecture, lab } = await bothFull()
    await act('Ada', drop(lecture, lab))
    expect([await here.roster(lecture), await here.roster(lab)]).toEqual([['Emmy', 'Grace'], ['Emmy']])
  })

  test('gives up both places at once', async () => {
    const { act, picture, lecture, lab } = await bothFull()
    expect(await act('Emmy', leave(lecture, lab))).toEqual(['left-waitlist'])
    expect((await picture()).wait).toEqual([[], [], []])
  })

  test('does not stand in the way of another bundle that can be had', async () => {
    const { act, picture, lecture, lab, otherLab } = await bothFull()
    expect(await act('Katherine', enrolOrWait(lecture, otherLab))).toEqual(['waiting 2'])
    // The lecture alone does not help Emmy, whose lab is full: Katherine behind her can have it.
    await act('Grace', drop(lecture, otherLab))
    expect(await picture()).toEqual({
      sit: [['Ada', 'Katherine'], ['Ada'], ['Katherine']],
      wait: [['Emmy'], ['Emmy'], []],
    })
    await act('Ada', drop(lecture, lab))
    expect((await picture()).sit).toEqual([['Emmy', 'Katherine'], ['Emmy'], ['Katherine']])
  })
})

test('whoever waits for the lecture keeps the earlier place when the lab fills up as well', async () => {
  const { act, picture, lecture, lab, otherLab } = await lectureWithLabs({ lecture: 2, lab: 2, otherLab: 5 })
  await act('Ada', enrol(lecture, lab))
  await act('Grace', enrol(lecture, otherLab))
  // Emmy lacks the lecture alone; then the last seat of her lab goes to Ada's neighbour.
  expect(await act('Emmy', enrolOrWait(lecture, lab))).toEqual(['waiting 1'])
  expect((await picture()).wait).toEqual([['Emmy'], [], []])
  expect(await act('Grace', exchange([lecture, otherLab], [lecture, lab]))).toEqual(['enrolled'])
  expect(await act('Katherine', enrolOrWait(lecture, lab))).toEqual(['waiting 2'])

  await act('Ada', drop(lecture, lab))
  expect((await picture()).sit).toEqual([['Emmy', 'Grace'], ['Emmy', 'Grace'], []])
  await act('Grace', drop(lecture, lab))
  expect(await picture()).toEqual({
    sit: [['Emmy', 'Katherine'], ['Emmy', 'Katherine'], []],
    wait: [[], [], []],
  })
})
