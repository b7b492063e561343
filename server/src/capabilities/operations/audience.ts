import type { Audience } from '#platform/capability.ts'

/** Operations only reads: nothing happens here that a page must hear of. */
export const operationsAudience: Audience = {}
