import type { StandingRules } from '@matricula/contract/standing'

/**
 * What holds where an institution has published nothing: warned once, then on probation, then suspended for a term, for a
 * year, and dismissed; a term below 1.0 suspends at once. Averages are thousandths of a point on a scale of four.
 */
export const builtInRules: StandingRules = {
  minimum: [
    { attempted: 0, average: 1700 },
    { attempted: 16, average: 1800 },
    { attempted: 32, average: 1900 },
    { attempted: 48, average: 2000 },
  ],
  shortTermDays: 60,
  rules: [
    { ruleId: 'nothing-attempted', when: { termAttempted: { below: 0.25 } }, outcome: 'unchanged' },
    { ruleId: 'at-the-minimum', when: { belowMinimum: false }, outcome: 'good' },
    {
      ruleId: 'below-after-a-year-away',
      when: { belowMinimum: true, previous: ['suspended-year', 'dismissed'] },
      outcome: 'dismissed',
    },
    {
      ruleId: 'below-after-reinstatement',
      when: { belowMinimum: true, previous: ['reinstated'], termAverage: { below: 2000 } },
      outcome: 'dismissed',
    },
    {
      ruleId: 'below-after-a-term-away',
      when: { belowMinimum: true, previous: ['suspended-term'] },
      outcome: 'suspended-year',
    },
    {
      ruleId: 'term-below-one',
      when: { belowMinimum: true, termAverage: { below: 1000 }, termAttempted: { atLeast: 6 } },
      outcome: 'suspended-term',
    },
    {
      ruleId: 'probation-with-a-good-term',
      when: {
        belowMinimum: true,
        previous: ['probation', 'reinstated'],
        termAverage: { atLeast: 2000 },
      },
      outcome: 'probation',
    },
    {
      ruleId: 'probation-not-met',
      when: { belowMinimum: true, previous: ['probation'] },
      outcome: 'suspended-term',
    },
    {
      ruleId: 'first-time-below',
      when: { belowMinimum: true, warnedBefore: false },
      outcome: 'warning',
    },
    { ruleId: 'below-again', when: { belowMinimum: true }, outcome: 'probation' },
    { ruleId: 'nothing-counts', when: {}, outcome: 'unchanged' },
  ],
  effects: {
    warning: { advising: true },
    probation: { advising: true, creditLimit: 13 },
    reinstated: { advising: true, creditLimit: 13 },
    'suspended-term': { hold: true },
    'suspended-year': { hold: true },
    dismissed: { hold: true },
  },
}
