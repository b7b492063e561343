import { AnnouncementId, event, SavedCohortId } from '@matricula/contract/kernel'
import { z } from 'zod'
import { AnnouncedTo } from './schema.ts'

/** The text is read by the route, by those whom it is for; it may begin later. */
const facts = z.object({ announcementId: AnnouncementId, title: z.string(), to: AnnouncedTo })
const record = ({ announcementId }: { announcementId: string }) => `ANNOUNCEMENT#${announcementId}`

export const announcementMade = event('announcement.made', facts, record)
export const announcementWithdrawn = event('announcement.withdrawn', facts, record)
/** Saved, changed or archived; who belongs is read by the route. */
export const cohortSaved = event(
  'cohort.saved',
  z.object({ cohortId: SavedCohortId, title: z.string() }),
  ({ cohortId }) => `COHORT#${cohortId}`,
)
