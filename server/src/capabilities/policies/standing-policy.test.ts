import {
  commitStandingRun,
  reviseStanding,
  type StandingRules,
  startStandingRun,
} from '@matricula/contract/standing'
import { expect, test } from 'vitest'
import { afterTerm } from '#capabilities/standing/testing/after-term.ts'
import { policyDesk } from './testing/policy-desk.ts'

/** Each has one grade in two courses of four credits, in a term that ends on the twelfth of March. */
async function schoolOf(...grades: string[]) {
  const room = await afterTerm(grades)
  await room.settle()
  const desk = policyDesk(room, 'standing')
  const outcomeOf = async (place: number) => {
    const { standings } = await room.standings(room.studentIds[place] ?? room.first)
    return standings[0]
  }
  return { ...room, desk, builtIn: await desk.version(0), outcomeOf }
}

/** An average of 2.5 is asked for from the first credit on, and whoever is warned takes at most twelve. */
const stricter = (rules: StandingRules): StandingRules => ({
  ...rules,
  minimum: [{ attempted: 0, average: 2500 }],
  effects: { ...rules.effects, warning: { advising: true, creditLimit: 12 } },
})

test('a dry run says whose standing would be another, and for whom other things would follow', async () => {
  const { desk, builtIn, outcomeOf } = await schoolOf('A', 'B', 'C', 'D', 'F')
  await desk.draft(stricter(builtIn))
  const found = await desk.tryOut()
  // 4.0 and 3.0 are good either way; 2.0 is below 2.5; 1.0 is warned either way; 0.0 is suspended either way.
  expect(found).toMatchObject({ done: 5, differ: 2, counts: { worse: 1, effects: 1 } })
  expect(found.rows.map(({ name, differences }) => [name, differences])).toEqual(
    expect.arrayContaining([
      ['Student0003', [{ kind: 'worse', before: 'good', after: 'warning', place: 'Spring 2027' }]],
      ['Student0004', [{ kind: 'effects', before: 'warning', after: 'warning', place: 'Spring 2027' }]],
    ]),
  )
  expect(await outcomeOf(2)).toBeUndefined()
  await desk.draft({ ...builtIn, minimum: [{ attempted: 0, average: 0 }] })
  expect(await desk.tryOut()).toMatchObject({ differ: 2, counts: { better: 2 } })
})

test('what the office decided otherwise stands in a dry run, as long as the rules find what they found', async () => {
  const { desk, builtIn, committed, office, first: studentId, termId, outcomeOf } = await schoolOf('D')
  await committed()
  await office.call(reviseStanding, {
    params: { studentId, termId },
    body: { version: 1, outcome: 'good', reason: 'A certificate was sent' },
  })
  expect(await outcomeOf(0)).toMatchObject({ outcome: 'good', computed: { outcome: 'warning' } })
  // It is a warning by the rules either way, from which other things would follow; but nobody is warned.
  await desk.draft(stricter(builtIn))
  expect(await desk.tryOut()).toMatchObject({ differ: 0 })
  await desk.draft({ ...builtIn, minimum: [{ attempted: 0, average: 1000 }] })
  expect(await desk.tryOut()).toMatchObject({ differ: 0 })
})

test('a run finds, and a commit does, what the version says that is in force when the term ends', async () => {
  const { desk, builtIn, work, found, outcomeOf } = await schoolOf('C')
  await desk.put(stricter(builtIn), '2027-03-12')
  await work(startStandingRun)
  expect(await found('warning')).toMatchObject([{ computed: { policyVersion: 1 } }])
  await desk.put(builtIn, '2027-03-12')
  await work(commitStandingRun)
  expect(await outcomeOf(0)).toMatchObject({
    outcome: 'warning',
    computed: { policyVersion: 1 },
    effects: { creditLimit: 12 },
  })
})

test('what was committed is found anew by its own version, not by one that was published since', async () => {
  const { desk, builtIn, committed, release, reviews } = await schoolOf('C')
  await desk.put(stricter(builtIn), '2027-03-12')
  await committed()
  await desk.put(builtIn, '2027-03-12')
  // By the rules of today it would be good; by those under which it was found it still is a warning.
  await release(0, 'C')
  expect(await reviews()).toEqual([])
  await release(0, 'A')
  expect(await reviews()).toMatchObject([{ proposed: { outcome: 'good', policyVersion: 1 } }])
})

const rule = { ruleId: 'always', when: {}, outcome: 'good' as const }

test.each<[string, string, Partial<StandingRules>]>([
  ['that asks for nothing at first', 'minimum.0.attempted', { minimum: [{ attempted: 8, average: 2000 }] }],
  [
    'whose steps fall',
    'minimum.1.attempted',
    {
      minimum: [
        { attempted: 0, average: 2000 },
        { attempted: 0, average: 2100 },
      ],
    },
  ],
  [
    'with a rule under which nobody is',
    'rules.0.when',
    { rules: [{ ...rule, when: { belowMinimum: true } }] },
  ],
  [
    'with two rules of one name',
    'rules.1.ruleId',
    { rules: [{ ...rule, when: { belowMinimum: true } }, rule] },
  ],
  ['with rules that are never asked', 'rules.0.when', { rules: [rule, { ...rule, ruleId: 'never' }] }],
  [
    'with a range in which nothing is',
    'rules.0.when.termAverage.below',
    { rules: [{ ...rule, ruleId: 'none', when: { termAverage: { atLeast: 2000, below: 1000 } } }, rule] },
  ],
])('a draft %s is refused, and the field is named', async (_, field, fault) => {
  const { desk, builtIn } = await schoolOf('A')
  const refused = await desk.draft({ ...builtIn, ...fault })
  expect(refused).toMatchObject({ status: 400, body: { fields: [{ field: `content.rules.${field}` }] } })
  expect((await desk.book()).draftVersion).toBe(0)
})
