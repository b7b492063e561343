import type { AttendancePolicy, AttendanceStanding } from '@matricula/contract/attendance'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { builtInAttendancePolicy } from './built-in-policy.ts'
import { type AttendanceFacts, aggregateOf, isEligible, standingOf, tierFor } from './shortage-rules.ts'

const facts = (counts: Partial<AttendanceFacts>): AttendanceFacts => ({
  present: 0,
  late: 0,
  absent: 0,
  excused: 0,
  duty: 0,
  medical: 0,
  remaining: 0,
  condoned: false,
  ...counts,
})

type Told = [
  state: AttendanceStanding['state'],
  share: number | undefined,
  mayMiss: number,
  mustAttend?: number | undefined,
]

/** Each with its calculation; the minimum is 75 %, take care below 80 %, the floor is 60 %. */
test.each<[string, Partial<AttendanceFacts>, Partial<AttendancePolicy>, Told]>([
  // 0 of 0; of 40 to come ⌈0.75·40⌉ = 30 must be attended
  ['nothing yet', { remaining: 40 }, {}, ['safe', undefined, 10, 30]],
  // 38/40 = 95 %; nothing to come
  ['nearly always there', { present: 38, absent: 2 }, {}, ['safe', 9500, 0, 0]],
  // 16/20 = 80 %: exactly at the warning
  ['at the warning', { present: 16, absent: 4 }, {}, ['safe', 8000, 0, 0]],
  // 31/40 = 77.5 %
  ['between minimum and warning', { present: 31, absent: 9 }, {}, ['at-risk', 7750, 0, 0]],
  // 30/40 = 75 %: exactly at the minimum
  ['at the minimum', { present: 30, absent: 10 }, {}, ['at-risk', 7500, 0, 0]],
  // 299/400 = 74.75 %: nobody is rounded up; best 74.75 % is above the floor
  ['a quarter per cent short', { present: 299, absent: 101 }, {}, ['condonable', 7475, 0, undefined]],
  // 14/20 = 70 %; ⌈0.75·40⌉ − 14 = 16 of 20 to come
  [
    'short, with half the term to come',
    { present: 14, absent: 6, remaining: 20 },
    {},
    ['short', 7000, 4, 16],
  ],
  // 10/20 = 50 %; ⌈0.75·40⌉ − 10 = 20 of 20
  ['short, with everything at stake', { present: 10, absent: 10, remaining: 20 }, {}, ['short', 5000, 0, 20]],
  // 9/20; even 29/40 = 72.5 % is too little: not to be made good, above the floor
  [
    'too late to make good',
    { present: 9, absent: 11, remaining: 20 },
    {},
    ['condonable', 4500, 0, undefined],
  ],
  // 24/40 = 60 %: at the floor
  ['at the floor', { present: 24, absent: 16 }, {}, ['condonable', 6000, 0, undefined]],
  // 23/40 = 57.5 %: below the floor
  ['below the floor', { present: 23, absent: 17 }, {}, ['detained', 5750, 0, undefined]],
  // best (3 + 4)/(20 + 4) = 29 %: below the floor though classes are to come
  ['lost before the end', { present: 3, absent: 17, remaining: 4 }, {}, ['detained', 1500, 0, undefined]],
  // 26/40 = 65 %, condoned
  ['condoned', { present: 26, absent: 14, condoned: true }, {}, ['condoned', 6500, 0, undefined]],
  // 20/40 = 50 %: a condonation does not reach below the floor
  ['condoned, then lost', { present: 20, absent: 20, condoned: true }, {}, ['detained', 5000, 0, undefined]],
  // 33/40 = 82.5 %: a condonation is not needed any more
  ['condoned, then made good', { present: 33, absent: 7, condoned: true }, {}, ['safe', 8250, 0, 0]],
  // Admitted after 10 of 30 meetings: only 20 are counted: 15/20 = 75 %
  ['admitted late', { present: 15, absent: 5 }, {}, ['at-risk', 7500, 0, 0]],
  // Admitted late with 10 to come: 5/10 = 50 %; ⌈0.75·20⌉ − 5 = 10 of 10
  ['admitted late, half missed', { present: 5, absent: 5, remaining: 10 }, {}, ['short', 5000, 0, 10]],
  // 4 cancelled meetings have no mark: 27/36 = 75 %
  ['cancelled classes never count', { present: 27, absent: 9 }, {}, ['at-risk', 7500, 0, 0]],
  // Excused leaves the count: 15/(15 + 5) = 75 %, not 15/25
  ['excused leaves the count', { present: 15, absent: 5, excused: 5 }, {}, ['at-risk', 7500, 0, 0]],
  // Duty counts as attended: (15 + 5)/25 = 80 %
  ['duty counts as attended', { present: 15, absent: 5, duty: 5 }, {}, ['safe', 8000, 0, 0]],
  // Duty that leaves the count: 15/20 = 75 %
  [
    'duty may leave the count',
    { present: 15, absent: 5, duty: 5 },
    { duty: 'left-out' },
    ['at-risk', 7500, 0, 0],
  ],
  // Ill with a certificate leaves the count: 15/20 = 75 %
  ['medical leaves the count', { present: 15, absent: 5, medical: 5 }, {}, ['at-risk', 7500, 0, 0]],
  // (15 + 5)/25 = 80 %
  [
    'medical may count as attended',
    { present: 15, absent: 5, medical: 5 },
    { medical: 'attended' },
    ['safe', 8000, 0, 0],
  ],
  // Excused as attended: (15 + 5)/25 = 80 %
  [
    'excused counts as attended',
    { present: 15, absent: 5, excused: 5 },
    { excused: 'attended' },
    ['safe', 8000, 0, 0],
  ],
  // 26 there and 6 late of 40: late is there: 32/40 = 80 %
  ['late is there', { present: 26, late: 6, absent: 8 }, {}, ['safe', 8000, 0, 0]],
  // Three times late are one absence: (26 + 6 − 2)/40 = 75 %
  [
    'three times late are one absence',
    { present: 26, late: 6, absent: 8 },
    { latesPerAbsence: 3 },
    ['at-risk', 7500, 0, 0],
  ],
  // Two of three times late are none yet: (28 + 2)/40 = 75 %
  [
    'two of three lates cost nothing',
    { present: 28, late: 2, absent: 10 },
    { latesPerAbsence: 3 },
    ['at-risk', 7500, 0, 0],
  ],
  // A practical with 60 %: 13/20 = 65 %; warn at 65 %
  ['a lower minimum', { present: 13, absent: 7 }, { minimum: 6000, warnAt: 6500 }, ['safe', 6500, 0, 0]],
  // Without tiers a shortage that cannot be made good is final
  ['no condonation at all', { present: 29, absent: 11 }, { tiers: [] }, ['detained', 7250, 0, undefined]],
])('%s', (_, counts, policy, [state, share, mayMiss, mustAttend]) => {
  const told = standingOf(facts(counts), { ...builtInAttendancePolicy, ...policy })
  expect([told.state, told.share, told.mayMiss, told.mustAttend]).toEqual([state, share, mayMiss, mustAttend])
})

describe('all sections together', () => {
  // Each at 75 %; (30 + 15)/60 = 75 % of 66 %
  test('suffice where each suffices', () => {
    const together = aggregateOf(
      [facts({ present: 30, absent: 10 }), facts({ present: 15, absent: 5 })],
      builtInAttendancePolicy,
    )
    expect(together).toMatchObject({ state: 'at-risk', share: 7500, minimum: 6600 })
  })

  // (30 + 4)/(40 + 20) = 56.66 %: below the 66 %, and below the floor of 60 %
  test('may be too few though one of them suffices', () => {
    const together = aggregateOf(
      [facts({ present: 30, absent: 10 }), facts({ present: 4, absent: 16 })],
      builtInAttendancePolicy,
    )
    expect(together).toMatchObject({ state: 'detained', share: 5666 })
  })

  test('are not looked at where the rule does not say so', () => {
    const { aggregate: _, ...alone } = builtInAttendancePolicy
    expect(aggregateOf([facts({ absent: 10 })], alone)).toBeUndefined()
  })
})

test.each([
  [7400, 'department'],
  [6500, 'department'],
  [6499, 'institution'],
  [6000, 'institution'],
  [5999, undefined],
])('a shortage at %i is condoned by a registrar of the %s', (share, by) => {
  expect(tierFor(share, builtInAttendancePolicy)?.by).toBe(by)
})

test('whoever misses as many as may be missed still reaches the minimum, and not with one more', () => {
  const counts = fc.record({
    present: fc.nat(60),
    late: fc.nat(10),
    absent: fc.nat(60),
    excused: fc.nat(10),
    duty: fc.nat(10),
    medical: fc.nat(10),
    remaining: fc.nat(60),
    condoned: fc.boolean(),
  })
  fc.assert(
    fc.property(counts, fc.integer({ min: 1, max: 10_000 }), (given, minimum) => {
      const policy = { ...builtInAttendancePolicy, minimum, warnAt: minimum, aggregate: undefined }
      const { mayMiss, mustAttend, remaining } = standingOf(given, policy)
      const after = (missed: number) =>
        standingOf(
          {
            ...given,
            present: given.present + remaining - missed,
            absent: given.absent + missed,
            remaining: 0,
            condoned: false,
          },
          policy,
        )
      const reachable = mustAttend !== undefined
      const missesAll = isEligible(after(reachable ? mayMiss : 0))
      const missesOneMore = mayMiss < remaining && isEligible(after(mayMiss + 1))
      expect([missesAll, reachable && missesOneMore]).toEqual([reachable, false])
    }),
  )
})
