import type { PolicyDifference } from '@matricula/contract/policies'
import type { AcademicRecord, Average } from '@matricula/contract/records'

/** How a record differs from what it was; exact, and only what can be seen on a transcript. */
export function differencesBetween(before: AcademicRecord, after: AcademicRecord): PolicyDifference[] {
  const credits = String(before.totals.earned) !== String(after.totals.earned)
  return [
    ...averageDiffers(before, after),
    ...termsDiffer(before, after),
    ...(credits ? [difference('credits', String(before.totals.earned), String(after.totals.earned))] : []),
    ...unknownGrades(before, after),
  ]
}

const difference = (
  kind: PolicyDifference['kind'],
  before: string,
  after: string,
  place?: string,
): PolicyDifference => ({ kind, before, after, ...(place !== undefined && { place }) })

function averageDiffers(before: AcademicRecord, after: AcademicRecord): PolicyDifference[] {
  const [was, is] = [before.totals.average, after.totals.average]
  const isOtherScheme = was && is && before.scheme.schemeId !== after.scheme.schemeId
  if (textOf(was) === textOf(is) && !isOtherScheme) return []
  return [difference(directionOf(before, after), textOf(was), textOf(is))]
}

/** Averages on the same scale are compared; others are told as another. */
function directionOf(before: AcademicRecord, after: AcademicRecord): PolicyDifference['kind'] {
  const [was, is] = [before.totals.average, after.totals.average]
  if (!was || !is || before.scheme.outOf !== after.scheme.outOf || was.value === is.value)
    return 'average-otherwise'
  return is.value > was.value ? 'average-higher' : 'average-lower'
}

const termsDiffer = (before: AcademicRecord, after: AcademicRecord): PolicyDifference[] =>
  before.terms.flatMap(({ termId, title, term }) => {
    const other = after.terms.find((one) => one.termId === termId)
    const [was, is] = [textOf(term.average), textOf(other?.term.average)]
    return was === is ? [] : [difference('term-average', was, is, title)]
  })

/** Letters that are in use and would mean nothing. */
function unknownGrades(before: AcademicRecord, after: AcademicRecord): PolicyDifference[] {
  const known = new Set(before.terms.flatMap(({ courses }) => courses.filter(isUnknown).map(placeOf)))
  return after.terms.flatMap(({ title, courses }) =>
    courses
      .filter((course) => isUnknown(course) && !known.has(placeOf(course)))
      .map(({ courseId, grade = '' }) => difference('grade-unknown', grade, '', `${courseId}, ${title}`)),
  )
}

type Course = AcademicRecord['terms'][number]['courses'][number]
const isUnknown = ({ counted }: Course): boolean => counted.reason === 'unknown-grade'
const placeOf = ({ sectionId }: Course): string => sectionId

const textOf = (average: Average | undefined): string => average?.text ?? ''
