import type { FieldFault } from '@matricula/contract/kernel'
import type { z } from 'zod'

/** What zod found, as fields with what to enter instead; of each field the first thing that is wrong. */
export function faultsOf(error: z.ZodError): FieldFault[] {
  const faults = error.issues.flatMap(faultOf)
  return faults.filter((fault, place) => faults.findIndex((one) => one.field === fault.field) === place)
}

function faultOf(issue: z.core.$ZodIssue): FieldFault[] {
  const field = issue.path.map(String).join('.')
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      field: [field, key].filter(Boolean).join('.'),
      message: 'Remove this field; it is not known here',
    }))
  }
  if (issue.code === 'invalid_union') return unionFaults(issue, field)
  return [{ field: field || 'request', message: messageOf(issue) }]
}

/** Of the shapes that were possible, the one that comes closest tells what is wrong. */
function unionFaults(issue: z.core.$ZodIssueInvalidUnion, field: string): FieldFault[] {
  const closest = issue.errors.toSorted((one, other) => one.length - other.length)[0] ?? []
  const faults = closest.flatMap(faultOf).map((fault) => ({
    ...fault,
    field: [field, fault.field === 'request' ? '' : fault.field].filter(Boolean).join('.') || 'request',
  }))
  return faults.length > 0 ? faults : [{ field: field || 'request', message: kindMissing(issue) }]
}

/** None of several shapes, which are told apart by one of their fields. */
const kindMissing = ({ discriminator }: z.core.$ZodIssueInvalidUnion): string =>
  discriminator === undefined
    ? 'This is of no known shape'
    : `Say in the field ${discriminator} which kind it is`

const wanted: Readonly<Record<string, string>> = {
  string: 'Enter text',
  number: 'Enter a number',
  int: 'Enter a whole number',
  boolean: 'Enter true or false',
  array: 'Give a list',
  object: 'Give an object with fields',
  record: 'Give an object with fields',
}

function messageOf(issue: z.core.$ZodIssue): string {
  if (issue.code === 'invalid_value') return `Choose one of: ${issue.values.map(String).join(', ')}`
  if (issue.code !== 'invalid_type') return issue.message
  if (issue.message.endsWith('received undefined')) return 'This is needed'
  return issue.message.startsWith('Invalid input') ? (wanted[issue.expected] ?? issue.message) : issue.message
}
