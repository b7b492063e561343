import { z } from 'zod'

const Parameter = z.looseObject({ name: z.string(), in: z.string(), required: z.boolean().optional() })
const Described = z.looseObject({
  summary: z.string(),
  description: z.string(),
  tags: z.array(z.string()),
  parameters: z.array(Parameter),
  requestBody: z
    .looseObject({ content: z.record(z.string(), z.looseObject({ schema: z.unknown() })) })
    .optional(),
  responses: z.record(z.string(), z.looseObject({ description: z.string() })),
})
const Document = z.looseObject({ paths: z.record(z.string(), z.record(z.string(), Described)) })

/** In the order of the page; what is of none of them stands last. */
const groups = [
  'identity',
  'students',
  'catalogue',
  'enrolment',
  'attendance',
  'grading',
  'records',
  'notices',
  'reports',
  'interop',
  'operations',
  'other',
] as const
const Group = z.enum(groups).catch('other')

/** One address and method of the interface, as far as the page shows it. */
export interface Operation {
  readonly group: z.output<typeof Group>
  readonly method: string
  readonly path: string
  readonly summary: string
  readonly who: string
  readonly parameters: readonly z.output<typeof Parameter>[]
  /** The JSON Schema of what is sent. */
  readonly takes: unknown
  readonly answers: readonly { readonly status: string; readonly description: string }[]
}

/** Reads the operations out of an OpenAPI document; throws where it is none of ours. */
export const operationsIn = (document: unknown): Operation[] =>
  Object.entries(Document.parse(document).paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, described]) => ({
      group: Group.parse(described.tags[0]),
      method: method.toUpperCase(),
      path,
      summary: described.summary,
      who: described.description,
      parameters: described.parameters,
      takes: Object.values(described.requestBody?.content ?? {})[0]?.schema,
      answers: Object.entries(described.responses).map(([status, { description }]) => ({
        status,
        description,
      })),
    })),
  )

/** The operations of each part of the server that has any. */
export const groupsOf = (operations: readonly Operation[]) =>
  groups
    .map((group) => ({ group, members: operations.filter((operation) => operation.group === group) }))
    .filter(({ members }) => members.length > 0)
