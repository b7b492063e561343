import type { Section } from '@matricula/contract/catalogue'
import type { Refusal, RegistrationOutcome } from '@matricula/contract/enrolment'
import type { EnrolmentNeeds } from './needs.ts'
import { type Asking, idsOf } from './wishes.ts'

/**
 * A refusal that was found without trying. It is noted under the request's key, for the request may be a repetition
 * of one that had succeeded; then the store answers with what was said the first time.
 */
export async function settle(
  { store }: Pick<EnrolmentNeeds, 'store'>,
  { by, step }: Asking,
  sections: readonly Section[],
  refusals: readonly Refusal[],
): Promise<RegistrationOutcome> {
  const answer: RegistrationOutcome = {
    sectionIds: idsOf(sections),
    outcome: 'refused',
    refusals: [...refusals],
  }
  if (by.request) await store.commit(by, { writes: [], events: [], step, answer })
  return answer
}
