import { describe, expect, test } from 'vitest'
import { lateMark, letterMark, type MarkValue, partsOf } from './marks.ts'
import { type GradebookPlan, initialPlan, WantedPlan } from './plan.ts'
import { Assessment } from './schema.ts'
import { totalOf } from './total.ts'

interface Made {
  readonly outOf?: number
  readonly weight?: number
  readonly in?: string
  readonly letters?: readonly (readonly [string, number])[]
}

const assessment = (title: string, { outOf = 10, weight = 0, in: categoryId, letters }: Made = {}) =>
  Assessment.parse({
    assessmentId: title,
    sectionId: 'cs201a',
    title,
    outOf,
    weight,
    ...(categoryId && { categoryId }),
    ...(letters && {
      kind: 'letters',
      letters: letters.map(([letter, percent]) => ({ letter, percent })),
    }),
    released: false,
    version: 1,
  })

type Rules = Omit<GradebookPlan, 'version'>
const category = (categoryId: string, weight: number, more: Partial<Rules['categories'][number]> = {}) => ({
  categoryId,
  title: categoryId,
  weight,
  dropLowest: 0,
  extra: false,
  evenly: false,
  ...more,
})

/** Marks by assessment, in the order in which they were made. */
const total = (rules: Partial<Rules>, marked: readonly (readonly [Assessment, MarkValue | null])[]) =>
  totalOf(
    { ...initialPlan, ...rules },
    marked.map(([one]) => one),
    (one) => marked.find(([other]) => other === one)?.[1],
  )?.hundredths

const quiz = (place: number, more: Made = {}) => assessment(`quiz-${place}`, { in: 'quizzes', ...more })
const exam = assessment('exam', { outOf: 100, in: 'exams' })
const both = [category('quizzes', 40), category('exams', 60)]

describe('without categories each assessment has its own weight', () => {
  const [a, b] = [assessment('a', { weight: 30, outOf: 50 }), assessment('b', { weight: 70, outOf: 100 })]
  test.each<[string, MarkValue | null, MarkValue | null, number | undefined]>([
    ['nothing marked', null, null, undefined],
    // 40/50 = 80 %
    ['one of two', 40, null, 8000],
    // (0.8 * 30 + 0.5 * 70) / 100 = 59 %
    ['both', 40, 50, 5900],
    // (0.8 * 30 + 0) / 100
    ['absent gains nothing', 40, 'absent', 2400],
    ['excused leaves', 40, 'excused', 8000],
    ['incomplete leaves', 40, 'incomplete', 8000],
    ['missing gains nothing', 40, 'missing', 2400],
  ])('%s', (_, first, second, expected) => {
    expect(
      total({}, [
        [a, first],
        [b, second],
      ]),
    ).toBe(expected)
  })

  test('missing may wait', () => {
    expect(
      total({ missing: 'waits' }, [
        [a, 40],
        [b, 'missing'],
      ]),
    ).toBe(8000)
  })

  test('late loses its part', () => {
    // 80 % less a tenth is 72 %
    expect(total({ lateLoses: 10 }, [[a, lateMark(40)]])).toBe(7200)
  })
})

describe('with categories', () => {
  test('points count over points', () => {
    // (8 + 15) / (10 + 20) = 76.67 %; exam 70 %; 0.4 * 76.6667 + 0.6 * 70 = 72.67 %
    expect(
      total({ categories: both }, [
        [quiz(1), 8],
        [quiz(2, { outOf: 20 }), 15],
        [exam, 70],
      ]),
    ).toBe(7267)
  })

  test('or each assessment the same', () => {
    // (80 + 75) / 2 = 77.5 %; 0.4 * 77.5 + 0.6 * 70 = 73 %
    const categories = [category('quizzes', 40, { evenly: true }), category('exams', 60)]
    expect(
      total({ categories }, [
        [quiz(1), 8],
        [quiz(2, { outOf: 20 }), 15],
        [exam, 70],
      ]),
    ).toBe(7300)
  })

  test('the lowest are left out', () => {
    // Without 2 of 10: 17 of 20 = 85 %; 0.4 * 85 + 0.6 * 70 = 76 %
    const categories = [category('quizzes', 40, { dropLowest: 1 }), category('exams', 60)]
    expect(
      total({ categories }, [
        [quiz(1), 8],
        [quiz(2), 2],
        [quiz(3), 9],
        [exam, 70],
      ]),
    ).toBe(7600)
  })

  test('but one always counts', () => {
    const categories = [category('quizzes', 40, { dropLowest: 3 }), category('exams', 60)]
    expect(
      total({ categories }, [
        [quiz(1), 8],
        [quiz(2), 6],
      ]),
    ).toBe(8000)
  })

  test('an excused one is not the lowest that is left out', () => {
    const categories = [category('quizzes', 100, { dropLowest: 1 })]
    expect(
      total({ categories }, [
        [quiz(1), 8],
        [quiz(2), 'excused'],
        [quiz(3), 6],
      ]),
    ).toBe(8000)
  })

  test('what has no mark yet leaves the others the whole', () => {
    expect(
      total({ categories: both }, [
        [quiz(1), 8],
        [exam, null],
      ]),
    ).toBe(8000)
  })

  test('extra credit comes on top, and may lead beyond a hundred', () => {
    // 100 % + 5 % * 80 % = 104 %
    const categories = [...both, category('extra', 5, { extra: true })]
    const marked = [
      [quiz(1), 10],
      [exam, 100],
      [assessment('bonus', { in: 'extra' }), 8],
    ] as const
    expect(total({ categories }, marked)).toBe(10_400)
  })

  test('extra credit alone says nothing', () => {
    const categories = [...both, category('extra', 5, { extra: true })]
    expect(total({ categories }, [[assessment('bonus', { in: 'extra' }), 8]])).toBeUndefined()
  })

  test('an assessment of no category counts nowhere', () => {
    expect(
      total({ categories: both }, [
        [quiz(1), 8],
        [assessment('practice'), 1],
      ]),
    ).toBe(8000)
  })

  test('letters are worth what they are said to be', () => {
    // 91 % and 80 % of ten points each: 85.5 %
    const essay = assessment('essay', {
      in: 'quizzes',
      letters: [
        ['A-', 91],
        ['B', 85],
      ],
    })
    expect(
      total({ categories: both }, [
        [quiz(1), 8],
        [essay, letterMark('A-')],
      ]),
    ).toBe(8550)
  })

  test('passing is the whole, failing nothing', () => {
    const [one, two] = [quiz(1), quiz(2)]
    expect(
      total({ categories: both }, [
        [one, 'pass'],
        [two, 'fail'],
      ]),
    ).toBe(5000)
  })

  test('thirds are not lost: three times 1 of 3 is exactly a third', () => {
    const thirds = [1, 2, 3].map((place) => [quiz(place, { outOf: 3 }), 1] as const)
    expect(total({ categories: both }, thirds)).toBe(3333)
  })
})

describe('a plan', () => {
  const plan = (categories: Rules['categories']) =>
    WantedPlan.safeParse({ ...initialPlan, categories, version: 0 }).error?.issues.map(
      ({ message }) => message,
    )

  test('has weights that add up to a hundred, extra credit apart', () => {
    expect(plan([...both, category('extra', 5, { extra: true })])).toBeUndefined()
    expect(plan([category('quizzes', 40), category('exams', 50)])).toEqual([
      'The weights add up to 90 %; make them 100',
    ])
    expect(plan([category('a', 33.33), category('b', 33.33), category('c', 33.34)])).toBeUndefined()
  })

  test('calls each category otherwise', () => {
    expect(plan([category('a', 50, { title: 'Quizzes' }), category('b', 50, { title: 'quizzes' })])).toEqual([
      'There are two categories called quizzes',
    ])
  })
})

test('a mark is taken apart as it was put together', () => {
  expect(partsOf(41.5)).toEqual({ kind: 'number', number: 41.5, late: false })
  expect(partsOf(lateMark(41.5))).toEqual({ kind: 'number', number: 41.5, late: true })
  expect(partsOf(letterMark('A-'))).toEqual({ kind: 'letter', letter: 'A-' })
  expect(partsOf('incomplete')).toEqual({ kind: 'word', word: 'incomplete' })
})
