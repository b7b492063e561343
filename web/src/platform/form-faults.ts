import { FieldFault } from '@matricula/contract/kernel'
import { z } from 'zod'
import { ToldProblem } from './told-problem.ts'

/** What to enter, by the name of the field. */
export type Faults = Readonly<Record<string, string>>

const byField = (found: readonly FieldFault[]): Faults =>
  Object.fromEntries(found.toReversed().map(({ field, message }) => [field, message]))

/** A field that was left empty is said so in the words of the server. */
const messageOf = ({ code, message }: z.core.$ZodIssue): string =>
  code === 'invalid_type' && message.endsWith('received undefined') ? 'This is needed' : message

/** The first thing that is not right in each field, in the words of the contract. */
export const faultsIn = (parsed: z.ZodSafeParseResult<unknown>): Faults =>
  parsed.success
    ? {}
    : byField(
        parsed.error.issues.map((issue) => ({
          field: issue.path.map(String).join('.'),
          message: messageOf(issue),
        })),
      )

const Refusal = z.object({ fields: z.array(FieldFault) })

/** The fields a refusal of the server names; the server calls those of a body `body.name`. */
export function faultsNamedBy(error: unknown): Faults {
  if (!(error instanceof ToldProblem)) return {}
  const { data } = Refusal.safeParse(error.facts)
  return byField(
    (data?.fields ?? []).map((fault) => ({ ...fault, field: fault.field.replace(/^body\./, '') })),
  )
}

/** An empty field is a value that was not given. */
export const withoutBlanks = (draft: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> =>
  Object.fromEntries(Object.entries(draft).filter(([, value]) => value !== '' && value !== null))
