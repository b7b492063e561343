import { CourseId, SectionId } from '@matricula/contract/kernel'

/** A place in line, as the one who waits keeps it. */
export interface Waiting {
  /** The sections in whose lines it is: every part of the bundle that lacked a seat. */
  readonly lines: readonly SectionId[]
  readonly ticket: number
  /** The whole bundle that is wished for. */
  readonly sectionIds: readonly SectionId[]
}

export interface HoldInWords {
  readonly reason: string
  readonly office: string
}

/** Everything of one student that decides at registration in one term: one item, read and changed as one. */
export interface Ledger {
  /** Counts its changes; 0 where there is none yet. */
  readonly version: number
  readonly holds: readonly HoldInWords[]
  readonly passed: ReadonlySet<string>
  readonly credits: number
  /** At most so many credits in a term, where the student may take fewer than others. */
  readonly limit: number | undefined
  readonly cells: ReadonlySet<string>
  readonly enrolled: ReadonlyMap<CourseId, readonly SectionId[]>
  readonly waits: ReadonlyMap<CourseId, Waiting>
}

/** Names of the attributes of one term; flat, so that the first enrolment needs no map to be there. */
export const creditsIn = (termId: string): string => `cr:${termId}`
export const cellsIn = (termId: string): string => `cells:${termId}`
export const enrolledIn = (termId: string, courseId: string): string => `in:${termId}:${courseId}`
export const waitsIn = (termId: string, courseId: string): string => `wt:${termId}:${courseId}`
export const holdWords = (holdId: string): string => `hold:${holdId}`

const ids = (text: string): SectionId[] => SectionId.array().parse(text.split(',').filter(Boolean))
export const joined = (sectionIds: readonly SectionId[]): string => sectionIds.join(',')

export const waitingText = ({ lines, ticket, sectionIds }: Waiting): string =>
  `${joined(lines)}:${ticket}:${joined(sectionIds)}`

function waitingFrom(text: string): Waiting {
  const [lines = '', ticket, sectionIds = ''] = text.split(':')
  return { lines: ids(lines), ticket: Number(ticket), sectionIds: ids(sectionIds) }
}

/** What stored attributes say of one term; an absent ledger is an empty one. */
export function ledgerFrom(stored: Readonly<Record<string, unknown>> | undefined, termId: string): Ledger {
  const attributes = stored ?? {}
  const perCourse = <T>(prefix: string, read: (text: string) => T): Map<CourseId, T> =>
    new Map(
      Object.entries(attributes)
        .filter(([name]) => name.startsWith(prefix))
        .map(([name, value]) => [CourseId.parse(name.slice(prefix.length)), read(String(value))]),
    )
  return {
    version: Number(attributes['version'] ?? 0),
    holds: [...setOf(attributes['holds'])].map((holdId) => holdFrom(attributes[holdWords(holdId)])),
    passed: setOf(attributes['passed']),
    credits: Number(attributes[creditsIn(termId)] ?? 0),
    limit: typeof attributes['limit'] === 'number' ? attributes['limit'] : undefined,
    cells: setOf(attributes[cellsIn(termId)]),
    enrolled: perCourse(enrolledIn(termId, ''), ids),
    waits: perCourse(waitsIn(termId, ''), waitingFrom),
  }
}

const setOf = (value: unknown): Set<string> =>
  value instanceof Set ? new Set([...value].map(String)) : new Set()

function holdFrom(value: unknown): HoldInWords {
  const { reason = '', office = '' }: { reason?: unknown; office?: unknown } = Object(value)
  return { reason: String(reason), office: String(office) }
}

/** The terms that a stored ledger knows of. */
export const termsIn = (stored: Readonly<Record<string, unknown>>): string[] => [
  ...new Set(
    Object.keys(stored)
      .filter((name) => /^(in|wt):/.test(name))
      .map((name) => name.split(':')[1] ?? ''),
  ),
]

/** The sections that a ledger counts as enrolled. */
export const sectionIdsIn = (ledger: Ledger): SectionId[] => [...ledger.enrolled.values()].flat()
