import type { FieldFault } from '@matricula/contract/kernel'
import type { PolicyDifference, PolicyKind } from '@matricula/contract/policies'
import type { Student } from '@matricula/contract/students'
import type { z } from 'zod'

/** One version of the rules of a kind. */
export interface VersionOf<Rules> {
  readonly version: number
  readonly effectiveFrom: string
  readonly rules: Rules
}

/** How one student would differ if the versions were these; reads, and writes nothing. */
export type Compare<Rules> = (
  before: readonly VersionOf<Rules>[],
  after: readonly VersionOf<Rules>[],
) => (student: Student) => Promise<readonly PolicyDifference[]>

/** What a capability says about the policy that it reads by. */
export interface Kept<Rules> {
  readonly kind: PolicyKind
  readonly schema: z.ZodType<Rules>
  /** Holds where an institution has published nothing. */
  readonly builtIn: Rules
  /** What these rules may not say beside the versions there are. */
  faults?(rules: Rules, versions: readonly VersionOf<Rules>[]): FieldFault[]
  readonly compare: Compare<Rules>
}

/** The versions of one policy, from memory: in their order, what is built in first. */
export type Versions<Rules> = () => Promise<readonly VersionOf<Rules>[]>
