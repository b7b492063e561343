import { z } from 'zod'
import { problems } from './problems.ts'

export type ProblemCode = keyof typeof problems

/** The only error the application throws on purpose. Facts are public; anything private goes in `cause`. */
export class Problem extends Error {
  override readonly name = 'Problem'
  readonly code: ProblemCode
  readonly facts: Readonly<Record<string, unknown>>

  constructor(code: ProblemCode, facts: Readonly<Record<string, unknown>> = {}, options?: ErrorOptions) {
    super(problems[code].title, options)
    this.code = code
    this.facts = facts
  }

  get status(): number {
    return problems[this.code].status
  }
}

/** One field that was not as it should be: where, and what to enter instead. */
export const FieldFault = z.object({ field: z.string(), message: z.string() })
export type FieldFault = z.infer<typeof FieldFault>

/** What a refused caller receives, as application/problem+json (RFC 9457). */
export const ProblemBody = z.looseObject({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string(),
  code: z.custom<ProblemCode>((value) => typeof value === 'string'),
  fields: z.array(FieldFault).optional(),
  reference: z.string().optional(),
})
export type ProblemBody = z.infer<typeof ProblemBody>
