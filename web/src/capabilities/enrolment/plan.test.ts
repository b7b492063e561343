import { Section } from '@matricula/contract/catalogue'
import { describe, expect, test } from 'vitest'
import { clash } from './clashes.ts'
import { matches, offersOf } from './offers.ts'
import { bundlesPlanned, itemsOf, overlapsIn, readPlan, toggled, weekOf, writePlan } from './plan.ts'

const sectionOf = (name: string, more: object = {}): Section => {
  const [courseId, code] = name.split(' ')
  return Section.parse({
    sectionId: name.replace(' ', '_'),
    termId: '2027S',
    courseId,
    departmentId: 'CS',
    courseTitle: `About ${courseId}`,
    code,
    credits: 4,
    state: 'open',
    instructors: [{ userId: 'u1', name: 'Emmy Noether' }],
    version: 1,
    ...more,
  })
}
const monday = (start: number, end: number, weeks?: string) => ({
  meetings: [{ day: 1, start, end, ...(weeks && { weeks }) }],
})
const a = sectionOf('CS-201 A', monday(600, 660))
const b = sectionOf('CS-201 B', monday(840, 900))
const other = sectionOf('MA-110 A', monday(630, 690))
const known = new Map([a, b, other].map((section) => [section.sectionId, section]))
const optionOf = (...sections: Section[]) => ({ sections })

describe('what is offered', () => {
  test('a course of one part has a way for each section', () => {
    const [offer] = offersOf([a, b])
    expect(offer?.options.map(({ code }) => code)).toEqual(['A', 'B'])
  })

  test('parts are offered together, each with its parent, and cancelled ones not at all', () => {
    const lecture = sectionOf('PH-1 L1')
    const second = sectionOf('PH-1 L2')
    const labs = ['P1', 'P2'].map((code) =>
      sectionOf(`PH-1 ${code}`, { part: '2', parentId: code === 'P1' ? lecture.sectionId : undefined }),
    )
    const seminar = sectionOf('PH-1 S1', { configuration: '2' })
    const gone = sectionOf('PH-1 P9', { part: '2', state: 'cancelled' })
    const [offer] = offersOf([lecture, second, ...labs, seminar, gone])
    expect(offer?.options.map(({ code }) => code)).toEqual(['L1 + P1', 'L1 + P2', 'L2 + P2', 'S1'])
  })

  test('is found by code, title or who teaches, in any order of words', () => {
    const [offer] = offersOf([a])
    if (!offer) throw new Error('Nothing is offered')
    expect(['cs 201', 'noether cs', 'ABOUT', ''].map((typed) => matches(offer, typed))).toEqual([
      true,
      true,
      true,
      true,
    ])
    expect(matches(offer, 'cs 301')).toBe(false)
  })
})

describe('a plan', () => {
  test('holds one way to take a course: choosing another swaps, choosing it again takes it out', () => {
    const first = toggled([], optionOf(a), known)
    const swapped = toggled(first, optionOf(b), known)
    expect([first, swapped, toggled(swapped, optionOf(b), known)]).toEqual([
      [['CS-201_A']],
      [['CS-201_B']],
      [],
    ])
  })

  test('names what overlaps, and lets it be', () => {
    const bundles = bundlesPlanned([[a.sectionId], [other.sectionId]], known)
    expect(overlapsIn(bundles).map(({ one, other: two }) => [one.label, two.label])).toEqual([
      ['CS-201 A', 'MA-110 A'],
    ])
  })

  test('becomes wishes: a section of a course that is had already is a swap', () => {
    const planned = bundlesPlanned([[b.sectionId], [other.sectionId]], known)
    const enrolled = bundlesPlanned([[a.sectionId]], known)
    expect(itemsOf(planned, enrolled, true)).toEqual([
      { wish: 'enrol', sectionIds: ['CS-201_B'], orWait: true, instead: ['CS-201_A'] },
      { wish: 'enrol', sectionIds: ['MA-110_A'], orWait: true, instead: [] },
    ])
    expect(weekOf(enrolled, planned).map(({ label }) => label)).toEqual(['CS-201 B', 'MA-110 A'])
  })

  test('is kept by term, and survives whatever else lies in its place', () => {
    const shelf = new Map<string, string>()
    const storage = {
      getItem: (key: string) => shelf.get(key) ?? null,
      setItem: (key: string, value: string) => void shelf.set(key, value),
    }
    writePlan(storage, '2027S', [[a.sectionId]])
    expect([readPlan(storage, '2027S'), readPlan(storage, '2027F')]).toEqual([[['CS-201_A']], []])
    shelf.set('matricula-plan-2027S', '{"not":"a plan"')
    expect(readPlan(storage, '2027S')).toEqual([])
  })

  test('forgets a section that is no longer offered', () => {
    expect(bundlesPlanned([[a.sectionId]], new Map())).toEqual([])
  })
})

test('alternate weeks do not clash', () => {
  const odd = sectionOf('X-1 A', monday(600, 660, '1010'))
  expect(clash(odd, sectionOf('X-2 A', monday(600, 660, '0101')))).toBe(false)
  expect(clash(odd, a)).toBe(true)
})
