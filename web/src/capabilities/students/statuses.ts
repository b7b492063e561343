import type { StudentStatus } from '@matricula/contract/students'
import type { z } from 'zod'

/** In the order of the filter; named here so that the first page of everyone does not carry the schemas of students. */
export const statuses = ['active', 'leave', 'graduated', 'withdrawn'] as const satisfies readonly z.infer<
  typeof StudentStatus
>[]
