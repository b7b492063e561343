import {
  idempotencyHeader,
  type Permission,
  ProblemBody,
  policy,
  problems,
  type Route,
} from '@matricula/contract/kernel'
import { allRoutes } from '@matricula/contract/routes'
import { z } from 'zod'

type Json = Record<string, unknown>

/** The contract as OpenAPI 3.1: every route, who may use it, and every problem that it may answer. */
export function openApiOf(version: string, origin: string): Json {
  const paths: Record<string, Json> = {}
  for (const { capability, route } of allRoutes) {
    const path = route.path.replace(/:(\w+)/g, '{$1}')
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: operationOf(route, capability) }
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Matricula', version, license: { name: 'Apache-2.0', identifier: 'Apache-2.0' } },
    servers: [{ url: origin }],
    security: [{ session: [] }, { token: [] }],
    paths,
    components: {
      schemas: { Problem: schemaOf(ProblemBody, 'output') },
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: '__Host-matricula' },
        token: { type: 'http', scheme: 'bearer', description: 'An API token, made by an administrator' },
      },
    },
  }
}

function operationOf(route: Route, capability: string): Json {
  const changing = route.method !== 'GET'
  const hasBody = changing && Object.keys(propertiesOf(schemaOf(route.body, 'input'))).length > 0
  return {
    operationId: route.name,
    summary: route.summary,
    description: allowed(policy[route.action]),
    tags: [capability],
    ...(policy[route.action].who === 'anyone' && { security: [] }),
    parameters: [
      ...parametersOf(route.params, 'path'),
      ...parametersOf(route.query, 'query'),
      ...(changing ? [idempotency] : []),
    ],
    ...(hasBody && { requestBody: { required: true, content: jsonContent(schemaOf(route.body, 'input')) } }),
    responses: { [route.status]: replyOf(route), ...refusalsOf(route) },
  }
}

const idempotency: Json = {
  name: idempotencyHeader,
  in: 'header',
  description: 'The same key sent twice has its effect once and the same answer',
  schema: { type: 'string', minLength: 8, maxLength: 100 },
}

const jsonContent = (schema: Json): Json => ({ 'application/json': { schema } })

function replyOf(route: Route): Json {
  if (route.status === 204) return { description: 'Done' }
  return { description: route.summary, content: jsonContent(schemaOf(route.reply, 'output')) }
}

function refusalsOf(route: Route): Json {
  const codes = new Set([...route.problems, 'request.invalid', 'actor.unknown', 'actor.forbidden'] as const)
  const refusals: Record<string, Json & { readonly description: string }> = {}
  for (const code of codes) {
    const { status, title } = problems[code]
    const before = refusals[status]
    refusals[status] = {
      description: [before?.description, `${code}: ${title}`].filter(Boolean).join('; '),
      content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
    }
  }
  return refusals
}

function parametersOf(schema: z.ZodType, place: 'path' | 'query'): Json[] {
  const described = schemaOf(schema, 'input')
  const needed = new Set(Array.isArray(described['required']) ? described['required'] : [])
  return Object.entries(propertiesOf(described)).map(([name, property]) => ({
    name,
    in: place,
    required: place === 'path' || needed.has(name),
    schema: property,
  }))
}

const propertiesOf = (schema: Json): Json => Object(schema['properties'])

function schemaOf(schema: z.ZodType, io: 'input' | 'output'): Json {
  const { $schema: _, ...described } = z.toJSONSchema(schema, { io, unrepresentable: 'any' })
  return described
}

function allowed(permission: Permission): string {
  if (permission.who === 'anyone') return 'Anyone.'
  if (permission.who === 'signed-in') return 'Anyone who is signed in.'
  return `Roles: ${[...permission.within, ...permission.anywhere].join(', ')}, within their scope.`
}
