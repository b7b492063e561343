import type { Enrolment } from '@matricula/contract/enrolment'
import type { Counted, CountReason, GradeRule, GradeScheme } from '@matricula/contract/records'
import { halfUp } from './averages.ts'

/** The average that is asked for: its scheme, and what it does with the grades of another. */
export interface Target {
  readonly scheme: GradeScheme
  readonly mixed: 'apart' | 'scaled'
}

/** What a grade means in a scheme; nothing where the scheme does not know it. */
export function ruleOf(scheme: GradeScheme, grade: string): GradeRule | undefined {
  const letter = grade.trim().toUpperCase()
  const named = scheme.grades.find((rule) => rule.letter.toUpperCase() === letter)
  if (named || scheme.measure !== 'percentage') return named
  const points = thousandthsIn(letter)
  if (points === undefined || points > scheme.outOf) return undefined
  const passes = points >= (scheme.passAt ?? 0)
  return { letter, points, passes, inGpa: true, attempted: true, earned: passes, kind: 'normal' }
}

/** 87.5 is 87500; read digit by digit, so that no fraction passes through binary. */
function thousandthsIn(text: string): number | undefined {
  const [, whole, rest = ''] = /^(\d{1,3})(?:[.,](\d{1,3}))?%?$/.exec(text) ?? []
  return whole === undefined ? undefined : Number(whole) * 1000 + Number(rest.padEnd(3, '0'))
}

/** What a course contributes by itself, before any repetition is looked at. */
export function countAlone(enrolment: Enrolment, scheme: GradeScheme, target: Target): Counted {
  const { credits, state, grade } = enrolment
  if (state !== 'completed') return apart('in-progress', 0, 0)
  if (grade === undefined) return apart('no-grade', credits, credits)
  const rule = ruleOf(scheme, grade)
  if (!rule) return apart('unknown-grade', credits, 0)
  const attempted = rule.attempted ? credits : 0
  const earned = rule.earned ? credits : 0
  if (!rule.inGpa) return apart(reasonOf(rule), attempted, earned)
  if (credits === 0) return apart('no-credits', attempted, earned)
  const quarters = credits * 4
  const own = { attempted, earned, points: rule.points, quarters, quality: rule.points * quarters }
  if (scheme.schemeId !== target.scheme.schemeId && target.mixed === 'apart') {
    return { ...own, cumQuality: 0, termGpa: true, cumGpa: false, reason: 'other-scheme' }
  }
  const cumQuality = scaled(rule.points, scheme, target.scheme) * quarters
  return { ...own, cumQuality, termGpa: true, cumGpa: true, reason: 'counted' }
}

/** Points on the scale of another scheme, to the nearest thousandth. */
const scaled = (points: number, { schemeId, outOf }: GradeScheme, to: GradeScheme): number =>
  schemeId === to.schemeId ? points : halfUp(points * to.outOf, outOf)

const apart = (reason: CountReason, attempted: number, earned: number): Counted => ({
  attempted,
  earned,
  quarters: 0,
  quality: 0,
  cumQuality: 0,
  termGpa: false,
  cumGpa: false,
  reason,
})

const reasonOf = ({ kind }: GradeRule): CountReason =>
  kind === 'normal' || kind === 'absent' ? 'not-in-average' : kind
