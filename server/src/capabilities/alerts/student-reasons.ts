import type { Term } from '@matricula/contract/catalogue'
import type { StudentId, TermId } from '@matricula/contract/kernel'
import type { Needs } from './needs.ts'
import type { Renewal } from './renew-alerts.ts'
import { holdReason, isHold, keyOfHold, keyOfStanding, standingReason } from './rules.ts'

/** Terms that have not ended: what is of a student and of no section is told in each of them. */
export async function termsToCome({ catalogue, clock }: Needs): Promise<Term[]> {
  const today = clock.now().slice(0, 10)
  return (await catalogue.terms()).filter(({ endsOn }) => endsOn >= today)
}

/** The newest standing, in each term that has not ended: one batch for all of them. */
export async function standingsFor(
  { standing }: Needs,
  asked: readonly { readonly studentId: StudentId; readonly termId: TermId }[],
): Promise<Renewal[]> {
  const newest = await standing.newestOf(asked.map(({ studentId }) => studentId))
  return asked.map(({ studentId, termId }, place) => ({
    studentId,
    termId,
    renewed: new Map([[keyOfStanding, standingReason(newest[place])]]),
  }))
}

/** Holds as they are now; those that are gone are taken away. */
export async function holdsOf(
  needs: Needs,
  studentId: StudentId,
  terms: readonly Term[],
): Promise<Renewal[]> {
  const { enrolments, alerts } = needs
  const keys = terms.map(({ termId }) => ({ studentId, termId }))
  const [holds, before] = await Promise.all([enrolments.holdsOf(studentId), alerts.alertsAt(keys)])
  const placed = holds.map((hold) => [keyOfHold(hold), holdReason(hold)] as const)
  return keys.map(({ termId }, place) => ({
    studentId,
    termId,
    renewed: new Map([...goneFrom(before[place]?.reasons ?? {}), ...placed]),
  }))
}

const goneFrom = (reasons: object): [string, undefined][] =>
  Object.keys(reasons)
    .filter(isHold)
    .map((key) => [key, undefined])
