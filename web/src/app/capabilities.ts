import { alerts } from '#capabilities/alerts/capability.ts'
import { attendance } from '#capabilities/attendance/capability.ts'
import { catalogue } from '#capabilities/catalogue/capability.ts'
import { documents } from '#capabilities/documents/capability.ts'
import { enrolment } from '#capabilities/enrolment/capability.ts'
import { finals } from '#capabilities/finals/capability.ts'
import { grading } from '#capabilities/grading/capability.ts'
import { identity } from '#capabilities/identity/capability.ts'
import { interop } from '#capabilities/interop/capability.ts'
import { notices } from '#capabilities/notices/capability.ts'
import { operations } from '#capabilities/operations/capability.ts'
import { policies } from '#capabilities/policies/capability.ts'
import { records } from '#capabilities/records/capability.ts'
import { standing } from '#capabilities/standing/capability.ts'
import { students } from '#capabilities/students/capability.ts'
import type { Capability } from '#platform/capability.ts'

/** Every capability the shell knows: its navigation, its palette, its live rules. A new one takes a line here. */
export const capabilities: readonly Capability[] = [
  identity,
  students,
  catalogue,
  enrolment,
  policies,
  attendance,
  grading,
  records,
  finals,
  standing,
  alerts,
  documents,
  interop,
  operations,
  notices,
]
