import type { Capability } from '#platform/capability.ts'
import type { Platform } from '#platform/platform.ts'

export interface Application {
  readonly capabilities: Readonly<Record<string, Capability>>
}

/** The one place that knows every part. Read it downwards: nothing is needed before it is made. */
export function compose(_platform: Platform): Application {
  return { capabilities: {} }
}
