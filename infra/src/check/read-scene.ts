import { isRecord, type Json, type JsonRecord, recordAt, textAt } from '#infra/json.ts'
import type { Topology } from '#infra/topology.ts'
import { type Finding, finding } from './finding.ts'
import { Fault, noValue, type Resolver } from './resolution.ts'
import { createResolver } from './resolver.ts'
import { answers, type Part, required, type Scene, type SceneName } from './scene.ts'

type Guard = <T>(where: string, work: () => T) => T | undefined

/** The template as CloudFormation would make it under the answers of a scene. */
export function readScene(template: JsonRecord, topology: Topology, name: SceneName): Scene {
  const faults: Finding[] = []
  const guard: Guard = (where, work) => {
    try {
      return work()
    } catch (error) {
      if (!(error instanceof Fault)) throw error
      faults.push(finding(where, error.message))
      return undefined
    }
  }
  const given = givenIn(template, { ...required[topology], ...answers[name] })
  const resolver = createResolver(template, given)
  const conditions = conditionsIn(template, resolver, guard)
  const parts = partsIn(template, resolver, guard)
  const outputs = outputsIn(template, resolver, guard)
  return { topology, name, template, given, conditions, parts, outputs, faults }
}

function givenIn(template: JsonRecord, said: JsonRecord): JsonRecord {
  const asked = Object.entries(recordAt(template, 'Parameters'))
  return Object.fromEntries(
    asked.map(([name, about]) => [name, said[name] ?? recordAt(about, '')['Default']]),
  )
}

function conditionsIn(template: JsonRecord, resolver: Resolver, guard: Guard): Record<string, boolean> {
  const names = Object.keys(recordAt(template, 'Conditions'))
  return Object.fromEntries(names.map((name) => [name, guard(name, () => resolver.condition(name)) === true]))
}

function partsIn(template: JsonRecord, resolver: Resolver, guard: Guard): Record<string, Part> {
  const parts: Record<string, Part> = {}
  for (const [id, raw] of Object.entries(recordAt(template, 'Resources'))) {
    if (!isRecord(raw) || guard(id, () => resolver.isMade(id)) !== true) continue
    for (const other of dependsOn(raw)) guard(id, () => resolver.demand(other, 'DependsOn'))
    const properties = guard(id, () => resolver.value(raw['Properties'] ?? {}))
    parts[id] = { id, type: textAt(raw, 'Type'), raw, properties: isRecord(properties) ? properties : {} }
  }
  return parts
}

function outputsIn(template: JsonRecord, resolver: Resolver, guard: Guard): Record<string, Json> {
  const outputs: Record<string, Json> = {}
  for (const [id, raw] of Object.entries(recordAt(template, 'Outputs'))) {
    const condition = textAt(raw, 'Condition')
    if (condition !== '' && guard(id, () => resolver.condition(condition)) !== true) continue
    const value = guard(id, () => resolver.value(recordAt(raw, '')['Value'] ?? ''))
    if (value !== undefined && value !== noValue) outputs[id] = value
  }
  return outputs
}

export const dependsOn = (raw: JsonRecord): string[] =>
  [raw['DependsOn'] ?? []].flat().filter((name) => typeof name === 'string')
