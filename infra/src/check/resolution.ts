import type { Json, JsonRecord } from '#infra/json.ts'

/** Something in the template that leads nowhere. */
export class Fault extends Error {}

/** Nothing is there: CloudFormation drops the property. */
export const noValue = Symbol('AWS::NoValue')
export type Resolved = Json | typeof noValue

/** Answers what CloudFormation would put in the place of a function. */
export interface Resolver {
  value(json: Json): Resolved
  condition(name: string): boolean
  isMade(id: string): boolean
  /** Throws where the resource is not there, or not under these answers. */
  demand(id: string, how: string): JsonRecord
  ref(name: string): Resolved
  attribute(id: string, name: string): Json
}
