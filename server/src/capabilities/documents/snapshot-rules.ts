import type { Term } from '@matricula/contract/catalogue'
import type {
  DocumentContent,
  DocumentCourse,
  DocumentKind,
  DocumentScheme,
  DocumentTerm,
} from '@matricula/contract/documents'
import { Problem, type TermId } from '@matricula/contract/kernel'

/** One course of the record, as documents need it; numbers are written out already. */
export interface RecordLine extends DocumentCourse {
  readonly termId: TermId
  /** Finished, with or without credit; else it is being attended. */
  readonly finished: boolean
  /** In thousandths; what counts as earned. */
  readonly earned: number
  /** Of a course being attended: false where too little attendance bars the examination. */
  readonly admitted: boolean
}

/** What the record says, whoever keeps it. */
export interface RecordFacts {
  readonly lines: readonly RecordLine[]
  readonly terms: readonly Pick<Term, 'termId' | 'title' | 'startsOn' | 'endsOn'>[]
  /** Averages as the policy prints them, by term and in all. */
  readonly averages: ReadonlyMap<
    TermId,
    { readonly term?: string | undefined; readonly cumulative?: string | undefined }
  >
  readonly average?: string | undefined
  /** What averages are called. */
  readonly averageNames?: 'gpa' | 'sgpa' | undefined
  readonly standing?: string | undefined
  readonly scheme?: DocumentScheme | undefined
  /** The status of the student in words. */
  readonly status: string
}

/** What a document of this kind says of a record. Throws `document.term-missing` where the term is not part of it. */
export function decideContent(kind: DocumentKind, facts: RecordFacts, termId?: TermId): DocumentContent {
  if (kind === 'transcript') return { kind, ...gradedPart(facts, inOrder(facts)) }
  const term = facts.terms.find((one) => one.termId === termId)
  const lines = facts.lines.filter((line) => line.termId === termId)
  if (!term || lines.length === 0) throw new Problem('document.term-missing', { kind })
  const of = { term: { title: term.title, startsOn: term.startsOn, endsOn: term.endsOn } }
  switch (kind) {
    case 'grade-card':
      return { kind, ...of, ...gradedPart(facts, [term]) }
    case 'enrolment-certificate': {
      const courses = lines.map(withoutGrade)
      return {
        kind,
        ...of,
        status: facts.status,
        courses,
        credits: sumOf(lines.map(({ credits }) => credits)),
      }
    }
    case 'hall-ticket':
      return {
        kind,
        ...of,
        courses: lines.map((line) => ({ ...withoutGrade(line), admitted: line.admitted })),
      }
  }
}

type Terms = RecordFacts['terms']

const inOrder = ({ terms }: RecordFacts): Terms =>
  terms.toSorted((one, other) => (one.startsOn < other.startsOn ? -1 : 1))

function gradedPart(facts: RecordFacts, terms: Terms) {
  const written = terms.flatMap(({ termId, title }) => termOf(facts, termId, title))
  const included = new Set(terms.map(({ termId }) => termId))
  const earned = facts.lines.filter((line) => included.has(line.termId))
  return {
    terms: written,
    credits: decimal(earned.reduce((sum, line) => sum + line.earned, 0)),
    ...(facts.average !== undefined && { average: facts.average }),
    ...(facts.averageNames !== undefined && { averageNames: facts.averageNames }),
    ...(facts.standing !== undefined && { standing: facts.standing }),
    ...(facts.scheme !== undefined && { scheme: facts.scheme }),
  }
}

/** Only what is finished is on a transcript. */
function termOf({ lines, averages }: RecordFacts, termId: TermId, title: string): DocumentTerm[] {
  const finished = lines.filter((line) => line.termId === termId && line.finished)
  if (finished.length === 0) return []
  const { term, cumulative } = averages.get(termId) ?? {}
  return [
    {
      title,
      courses: finished.map(courseOf).toSorted((one, other) => (one.code < other.code ? -1 : 1)),
      credits: decimal(finished.reduce((sum, line) => sum + line.earned, 0)),
      ...(term !== undefined && { termAverage: term }),
      ...(cumulative !== undefined && { cumulativeAverage: cumulative }),
    },
  ]
}

const courseOf = ({ code, title, credits, grade, points, remark }: RecordLine): DocumentCourse => ({
  code,
  title,
  credits,
  ...(grade !== undefined && { grade }),
  ...(points !== undefined && { points }),
  ...(remark !== undefined && { remark }),
})

const withoutGrade = ({ code, title, credits }: RecordLine): DocumentCourse => ({ code, title, credits })

/** Thousandths as people write them: 4, 3.5, 0.25. */
export function decimal(amount: number): string {
  const whole = Math.trunc(amount / 1000)
  const rest = String(amount % 1000)
    .padStart(3, '0')
    .replace(/0+$/, '')
  return rest === '' ? String(whole) : `${whole}.${rest}`
}

/** Adds decimals exactly. */
const sumOf = (decimals: readonly string[]): string =>
  decimal(decimals.reduce((sum, text) => sum + thousandths(text), 0))

export function thousandths(text: string): number {
  const [whole = '0', rest = ''] = text.split('.')
  return Number(whole) * 1000 + Number(rest.padEnd(3, '0').slice(0, 3))
}
