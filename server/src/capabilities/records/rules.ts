import type { AttendanceStanding, AttendanceTally } from '@matricula/contract/attendance'
import type { Term } from '@matricula/contract/catalogue'
import type { Enrolment } from '@matricula/contract/enrolment'
import type { CourseTotal, ReleasedMark } from '@matricula/contract/grading'
import type { SectionId, TermId } from '@matricula/contract/kernel'
import { inForceOn } from '@matricula/contract/policies'
import {
  type AcademicRecord,
  type AverageProof,
  type GradeScheme,
  type RecordCourse,
  type RecordPolicy,
  RecordScheme,
} from '@matricula/contract/records'
import type { Programme } from '@matricula/contract/students'
import { foldHistory, sum, totalsOf } from './history.ts'
import type { Line, Taken } from './line.ts'

export interface HistoryFacts {
  readonly enrolments: readonly Enrolment[]
  readonly terms: readonly Term[]
  /** In the order of their versions. */
  readonly policies: readonly RecordPolicy[]
  readonly level: Programme['level']
  readonly today: string
}
export interface RecordFacts extends HistoryFacts {
  readonly marks: ReadonlyMap<
    SectionId,
    { readonly marks: ReleasedMark[]; readonly total: CourseTotal | undefined }
  >
  readonly tallies: readonly AttendanceTally[]
  readonly standings: {
    readonly bySection: ReadonlyMap<SectionId, AttendanceStanding>
    readonly byTerm: ReadonlyMap<TermId, AttendanceStanding>
  }
}

/** What was taken counts; what was dropped or only waited for is not part of the record. */
const isTaken = ({ state }: Pick<Enrolment, 'state'>): boolean =>
  state === 'enrolled' || state === 'completed'

export function schemeIn({ rules }: RecordPolicy, level: Programme['level']): GradeScheme {
  const id = rules.schemeOfLevel[level] ?? rules.scheme
  const found = rules.schemes.find(({ schemeId }) => schemeId === id)
  if (!found) throw new RangeError(`There is no scheme ${id}`)
  return found
}

interface TermOfHistory {
  readonly term: Term
  readonly policy: RecordPolicy
  readonly scheme: GradeScheme
}

interface History {
  /** Terms in which something was taken, oldest first. */
  readonly terms: readonly TermOfHistory[]
  readonly taken: readonly Taken[]
  readonly now: RecordPolicy
  readonly scheme: GradeScheme
}

/** Grades are read by the version that is in force when their term ends; averages up to now by the one of today. */
function historyOf({ enrolments, terms, policies, level, today }: HistoryFacts): History {
  const present = new Set(enrolments.filter(isTaken).map(({ termId }) => termId))
  const past = terms
    .filter(({ termId }) => present.has(termId))
    .toSorted((one, other) => (one.startsOn < other.startsOn ? -1 : 1))
    .map((term): TermOfHistory => {
      const policy = inForceOn(policies, term.endsOn)
      return { term, policy, scheme: schemeIn(policy, level) }
    })
  const byId = new Map(past.map((one) => [one.term.termId, one]))
  const taken = enrolments.filter(isTaken).flatMap((enrolment): Taken[] => {
    const of = byId.get(enrolment.termId)
    return of ? [{ enrolment, term: of.term, scheme: of.scheme }] : []
  })
  const now = inForceOn(policies, today)
  return { terms: past, taken, now, scheme: schemeIn(now, level) }
}

/** Everything up to the end of a term, by the rules of that term. */
function foldUntil({ taken }: History, { term, policy, scheme }: TermOfHistory): Line[] {
  const { mixed, repeats } = policy.rules
  const until = taken.filter((one) => one.term.startsOn <= term.startsOn)
  return foldHistory(until, { scheme, mixed }, repeats)
}

const inTerm = (lines: readonly Line[], termId: TermId): Line[] =>
  lines.filter((line) => line.term.termId === termId)

/** The record, newest term first: a fold of what was taken under the policy, with nothing stored of it. */
export function decideRecord(facts: RecordFacts): AcademicRecord {
  const history = historyOf(facts)
  const { now, scheme } = history
  const lines = foldHistory(history.taken, { scheme, mixed: now.rules.mixed }, now.rules.repeats)
  const detail = createDetail(facts)
  const totals = totalsOf(lines, scheme, 'cumulative')
  return {
    terms: history.terms.toReversed().map((of) => {
      const own = inTerm(lines, of.term.termId)
      const courses = own.map((line) => ({ ...detail(line.enrolment), counted: line.counted }))
      return {
        termId: of.term.termId,
        title: of.term.title,
        credits: sum(courses.map(({ credits }) => credits)),
        courses: courses.toSorted(byCourse),
        attendanceStanding: facts.standings.byTerm.get(of.term.termId),
        term: totalsOf(own, of.scheme, 'term'),
        cumulative: totalsOf(foldUntil(history, of), of.scheme, 'cumulative'),
      }
    }),
    creditsCompleted: totals.earned,
    totals,
    scheme: RecordScheme.parse(scheme),
    policyVersions: [...new Set([...history.terms.map(({ policy }) => policy.version), now.version])],
  }
}

/** Every line behind one average; nothing where nothing was taken in that term. */
export function proofOf(
  facts: HistoryFacts,
  termId: TermId,
  of: AverageProof['of'],
): AverageProof | undefined {
  const history = historyOf(facts)
  const asked = history.terms.find(({ term }) => term.termId === termId)
  if (!asked) return undefined
  const until = foldUntil(history, asked)
  // A term by itself is told with what has replaced its attempts since, as the record tells it.
  const { scheme, now } = history
  const whole = foldHistory(history.taken, { scheme, mixed: now.rules.mixed }, now.rules.repeats)
  const lines = of === 'term' ? inTerm(whole, termId) : until
  return {
    of,
    termId,
    totals: totalsOf(lines, asked.scheme, of),
    scheme: RecordScheme.parse(asked.scheme),
    lines: lines.toSorted(byTime).map(({ enrolment, term, counted }) => ({
      termId: term.termId,
      termTitle: term.title,
      courseId: enrolment.courseId,
      courseTitle: enrolment.courseTitle,
      grade: enrolment.grade,
      credits: enrolment.credits,
      counts: of === 'term' ? counted.termGpa : counted.cumGpa,
      counted,
    })),
  }
}

function createDetail({
  marks,
  tallies,
  standings,
}: RecordFacts): (enrolment: Enrolment) => Omit<RecordCourse, 'counted'> {
  const tallyOf = new Map(tallies.map(({ sectionId, ...counts }) => [sectionId, counts]))
  return (enrolment) => {
    const attendance = tallyOf.get(enrolment.sectionId)
    const released = marks.get(enrolment.sectionId)
    const marked = attendance && Object.values(attendance).some((count) => count > 0)
    return {
      ...enrolment,
      marks: released?.marks ?? [],
      ...(released?.total && { marksTotal: released.total }),
      ...(marked && { attendance }),
      attendanceStanding: standings.bySection.get(enrolment.sectionId),
    }
  }
}

const byCourse = (one: RecordCourse, other: RecordCourse): number =>
  `${one.courseId} ${one.code}` < `${other.courseId} ${other.code}` ? -1 : 1

const byTime = (one: Line, other: Line): number =>
  `${one.term.startsOn} ${one.enrolment.courseId} ${one.enrolment.code}` <
  `${other.term.startsOn} ${other.enrolment.courseId} ${other.enrolment.code}`
    ? -1
    : 1
