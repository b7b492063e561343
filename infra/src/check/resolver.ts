import { isList, isRecord, type Json, type JsonRecord, recordAt, textAt } from '#infra/json.ts'
import { createFunctions } from './functions.ts'
import { type KnownType, knownTypes, namingProperties, pseudo } from './known-types.ts'
import { Fault, noValue, type Resolved, type Resolver } from './resolution.ts'

/** Resolves the functions of a template under given answers. What leads nowhere is a `Fault`. */
export function createResolver(template: JsonRecord, given: JsonRecord): Resolver {
  const resources = recordAt(template, 'Resources')
  const conditions = recordAt(template, 'Conditions')
  const namesOf = createNames((json) => resolver.value(json))
  const resolver: Resolver = {
    value: (json) => valueOf(json, (part) => resolver.value(part), functions),
    condition(name) {
      const expression = conditions[name]
      if (expression === undefined) throw new Fault(`There is no condition ${name}.`)
      return resolver.value(expression) === true
    },
    isMade(id) {
      const condition = textAt(resources[id], 'Condition')
      return condition === '' || resolver.condition(condition)
    },
    demand(id, how) {
      const raw = resources[id]
      if (!isRecord(raw)) throw new Fault(`${how} leads to ${id}, which does not exist.`)
      if (resolver.isMade(id)) return raw
      throw new Fault(`${how} leads to ${id}, which is not made when ${textAt(raw, 'Condition')} is false.`)
    },
    ref(name) {
      if (name === 'AWS::NoValue') return noValue
      const said = pseudo[name] ?? given[name]
      if (said !== undefined) return said
      if (name in given) throw new Fault(`Parameter ${name} has no value.`)
      const raw = resolver.demand(name, 'Ref')
      return typeOf(raw).ref(name, namesOf(name, raw))
    },
    attribute(id, name) {
      const raw = resolver.demand(id, 'Fn::GetAtt')
      const answer = typeOf(raw).attributes[name]
      if (!answer) throw new Fault(`${id} (${textAt(raw, 'Type')}) has no attribute ${name}.`)
      return answer(id, namesOf(id, raw))
    },
  }
  const functions = createFunctions(resolver)
  return resolver
}

function valueOf(
  json: Json,
  inner: (part: Json) => Resolved,
  functions: ReturnType<typeof createFunctions>,
): Resolved {
  if (isList(json)) return json.map(inner).filter((part) => part !== noValue)
  if (!isRecord(json)) return json
  const entries = Object.entries(json)
  const [[name, inside] = ['', undefined]] = entries
  const call = functions[name]
  if (entries.length === 1 && inside !== undefined && call) return call(inside)
  return Object.fromEntries(
    entries.flatMap(([key, part]) => {
      const resolved = part === undefined ? noValue : inner(part)
      return resolved === noValue ? [] : [[key, resolved]]
    }),
  )
}

/** A name may be made of other names, but never of itself. */
function createNames(resolve: (json: Json) => Resolved): (id: string, raw: JsonRecord) => JsonRecord {
  const busy = new Set<string>()
  return (id, raw) => {
    if (busy.has(id)) throw new Fault(`${id} leads back to itself.`)
    busy.add(id)
    try {
      const properties = recordAt(raw, 'Properties')
      return Object.fromEntries(
        namingProperties.flatMap((name) => {
          const value = properties[name]
          const resolved = value === undefined ? noValue : resolve(value)
          return resolved === noValue ? [] : [[name, resolved]]
        }),
      )
    } finally {
      busy.delete(id)
    }
  }
}

function typeOf(raw: JsonRecord): KnownType {
  const type = textAt(raw, 'Type')
  const known = knownTypes[type]
  if (!known) throw new Fault(`Nobody knows what a ${type} answers.`)
  return known
}
