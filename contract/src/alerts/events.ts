import { event, SectionId, TermId } from '@matricula/contract/kernel'
import { z } from 'zod'

/** Somebody needs attention, or no longer; who it is is read by the route. */
export const alertsMoved = event(
  'alerts.moved',
  z.object({ termId: TermId, sectionIds: z.array(SectionId) }),
  (facts) => `TERM#${facts.termId}`,
)
