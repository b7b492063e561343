import { room } from '@matricula/contract/kernel'
import type { Audience } from '#platform/capability.ts'

const all = () => [room.everyone, room.staff]

/** The catalogue is public to everyone who is signed in. */
export const catalogueAudience: Audience = {
  'term.created': all,
  'term.changed': all,
  'term.removed': all,
  'subject.removed': all,
  'course.removed': all,
  'section.removed': all,
  'subject.created': all,
  'course.created': all,
  'course.changed': all,
  'section.created': all,
  'section.changed': all,
  'section.capacityChanged': all,
  'section.instructorAssigned': all,
  'section.instructorUnassigned': all,
}
