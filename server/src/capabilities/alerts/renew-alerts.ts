import { alertsMoved } from '@matricula/contract/alerts'
import type { DepartmentId, SectionId, StudentId, TermId } from '@matricula/contract/kernel'
import { fullName } from '@matricula/contract/students'
import { systemActor } from '#platform/actor.ts'
import { inLots } from '#platform/lots.ts'
import { retryWhenStale } from '#platform/store/retry-when-stale.ts'
import type { Write } from '#platform/store/write.ts'
import type { StoredAlert } from './items.ts'
import type { Needs } from './needs.ts'
import { orderOf, type Renewed, renewedReasons } from './rules.ts'

/** What has become of the reasons of one student in one term. */
export interface Renewal {
  readonly studentId: StudentId
  readonly termId: TermId
  readonly renewed: Renewed
}

const watching = systemActor('alerts')
/** A transaction takes a hundred writes, an event for each term among them. */
const lotSize = 90

/** Writes what differs, and nothing where nothing does: a class in which all is well costs one read. */
export async function renewAlerts(needs: Needs, renewals: readonly Renewal[]): Promise<void> {
  for await (const lot of inLots(oneEach(renewals), lotSize)) await retryWhenStale(() => renewLot(needs, lot))
}

/** One for each student and term, for an item is written once in a transaction; what is told later holds. */
function oneEach(renewals: readonly Renewal[]): Iterable<Renewal> {
  const merged = new Map<string, Renewal>()
  for (const { studentId, termId, renewed } of renewals) {
    const key = `${studentId} ${termId}`
    const before = merged.get(key)?.renewed ?? []
    merged.set(key, { studentId, termId, renewed: new Map([...before, ...renewed]) })
  }
  return merged.values()
}

async function renewLot(needs: Needs, lot: readonly Renewal[]): Promise<void> {
  const { store, alerts } = needs
  const before = await alerts.alertsAt(lot)
  const differing = lot.flatMap((renewal, place) => {
    const alert = before[place]
    const reasons = renewedReasons(alert?.reasons ?? {}, renewal.renewed)
    return reasons ? [{ renewal, alert, reasons }] : []
  })
  const people = await peopleOf(needs, differing)
  const moved = new Map<TermId, Set<SectionId>>()
  const writes = differing.flatMap(({ renewal, alert, reasons }) => {
    const write = writeOf(needs, { ...renewal, reasons }, alert, people.get(renewal.studentId))
    if (!write) return []
    const sectionIds = sectionsIn(alert?.reasons ?? {}, reasons)
    moved.set(renewal.termId, new Set([...(moved.get(renewal.termId) ?? []), ...sectionIds]))
    return [write]
  })
  if (writes.length === 0) return
  const events = [...moved].map(([termId, sectionIds]) =>
    alertsMoved({ termId, sectionIds: [...sectionIds] }),
  )
  await store.commit(watching, { writes, events })
}

const sectionsIn = (...all: readonly StoredAlert['reasons'][]): SectionId[] =>
  all.flatMap((reasons) =>
    Object.values(reasons).flatMap((reason) => ('sectionId' in reason ? [reason.sectionId] : [])),
  )

type Person = Pick<StoredAlert, 'name' | 'rollNumber' | 'programmeId' | 'departmentId' | 'sortName'>

/** Of those alone who have had no alert yet. */
async function peopleOf(
  { students }: Needs,
  differing: readonly { readonly renewal: Renewal; readonly alert: StoredAlert | undefined }[],
): Promise<Map<StudentId, Person>> {
  const fresh = differing.filter(({ alert }) => !alert).map(({ renewal }) => renewal.studentId)
  if (fresh.length === 0) return new Map()
  const [found, programmes] = await Promise.all([students.studentsOf(fresh), students.programmes()])
  const departments = new Map<string, DepartmentId | undefined>(
    programmes.map(({ programmeId, departmentId }) => [programmeId, departmentId]),
  )
  return new Map(
    found.flatMap((student) => {
      if (!student) return []
      const { studentId, rollNumber, programmeId } = student
      const name = fullName(student)
      const sortName = name.toLocaleLowerCase('en')
      const departmentId = departments.get(programmeId)
      return [[studentId, { name, sortName, rollNumber, programmeId, departmentId }] as const]
    }),
  )
}

/** Nothing for a student who is gone. */
function writeOf(
  { alerts, clock }: Needs,
  { studentId, termId, reasons }: Pick<StoredAlert, 'studentId' | 'termId' | 'reasons'>,
  alert: StoredAlert | undefined,
  person: Person | undefined,
): Write | undefined {
  if (alert && Object.keys(reasons).length === 0) return alerts.remove(alert)
  if (alert) return alerts.keep({ ...alert, reasons, order: orderOf(reasons), version: alert.version + 1 })
  if (!person) return undefined
  const since = clock.now()
  return alerts.keep({ ...person, studentId, termId, reasons, order: orderOf(reasons), since, version: 1 })
}
