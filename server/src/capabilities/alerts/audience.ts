import type { alertsMoved } from '@matricula/contract/alerts'
import { room } from '@matricula/contract/kernel'
import type { Audience } from '#platform/capability.ts'

/** Nobody is named: each page asks again for what it may see. */
export const alertAudience = {
  'alerts.moved': ({ sectionIds }: Parameters<typeof alertsMoved>[0]) => [
    room.staff,
    ...sectionIds.map((sectionId) => room.section(sectionId)),
  ],
} satisfies Audience
