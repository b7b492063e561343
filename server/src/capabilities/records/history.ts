import type { CourseId } from '@matricula/contract/kernel'
import type { GradeScheme, RecordTotals, RepeatPolicy } from '@matricula/contract/records'
import { averageOf } from './averages.ts'
import { countAlone, type Target } from './grade-reading.ts'
import type { Line, Taken } from './line.ts'
import { settleRepeats } from './repeat-rules.ts'

/** The whole of a history under a policy; the order in which it is given does not matter. */
export function foldHistory(taken: readonly Taken[], target: Target, repeats: RepeatPolicy): Line[] {
  const lines = taken
    .map((one): Line => ({ ...one, counted: countAlone(one.enrolment, one.scheme, target) }))
    .toSorted(inTime)
  const courseOf = createSameCourse(repeats.equivalents)
  const groups = grouped(lines, ({ enrolment }) => courseOf(enrolment.courseId))
  return groups.flatMap((group) => {
    const attempts = grouped(group, ({ enrolment }) => `${enrolment.termId} ${enrolment.courseId}`)
    return settleRepeats(attempts.map(partsTold), repeats)
  })
}

/** A laboratory without credits beside its lecture is a part of the course, not a course without credits. */
function partsTold(attempt: readonly Line[]): readonly Line[] {
  if (attempt.every(({ enrolment }) => enrolment.credits === 0)) return attempt
  return attempt.map((line) =>
    line.counted.reason === 'no-credits' ? { ...line, counted: { ...line.counted, reason: 'part' } } : line,
  )
}

/** In the order in which each name comes first. */
function grouped(lines: readonly Line[], nameOf: (line: Line) => string): Line[][] {
  const groups = new Map<string, Line[]>()
  for (const line of lines) {
    const name = nameOf(line)
    groups.set(name, [...(groups.get(name) ?? []), line])
  }
  return [...groups.values()]
}

/** One name for courses that are the same under several numbers. */
function createSameCourse(equivalents: RepeatPolicy['equivalents']): (courseId: CourseId) => string {
  const names = new Map<string, string>()
  for (const group of equivalents) {
    const name = group.map((id) => names.get(id)).find((known) => known !== undefined) ?? group.join(' ')
    for (const id of group) names.set(id, name)
  }
  return (courseId) => names.get(courseId) ?? courseId
}

const inTime = (one: Line, other: Line): number => (placeOf(one) < placeOf(other) ? -1 : 1)

const placeOf = ({ term, enrolment }: Line): string =>
  [term.startsOn, term.termId, enrolment.courseId, enrolment.sectionId].join(' ')

/** Sums of lines: as one term by itself, or with what repetitions leave of them. */
export function totalsOf(
  lines: readonly Line[],
  scheme: GradeScheme,
  of: 'term' | 'cumulative',
): RecordTotals {
  const counting = lines
    .map(({ counted }) => counted)
    .filter(({ termGpa, cumGpa }) => (of === 'term' ? termGpa : cumGpa))
  const average = averageOf(
    {
      quality: sum(counting.map(({ quality, cumQuality }) => (of === 'term' ? quality : cumQuality))),
      quarters: sum(counting.map(({ quarters }) => quarters)),
    },
    scheme,
  )
  return {
    attempted: sum(lines.map(({ counted }) => counted.attempted)),
    earned: sum(lines.map(({ counted }) => counted.earned)),
    ...(average && { average }),
  }
}

/** Credits are steps of a quarter, so their sums are exact. */
export const sum = (amounts: readonly number[]): number => amounts.reduce((total, one) => total + one, 0)
