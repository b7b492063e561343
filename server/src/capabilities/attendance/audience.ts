import type { registerMarked, registerSubmitted } from '@matricula/contract/attendance'
import { room } from '@matricula/contract/kernel'
import type { Audience } from '#platform/capability.ts'

/** Who was there concerns those who teach the section. */
export const attendanceAudience = {
  'register.marked': ({ sectionId }: Parameters<typeof registerMarked>[0]) => [room.section(sectionId)],
  'register.submitted': ({ sectionId }: Parameters<typeof registerSubmitted>[0]) => [room.section(sectionId)],
} satisfies Audience
