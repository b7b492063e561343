import type { Condition } from './condition.ts'
import type { Patch } from './write.ts'

/** Collects names and values under placeholders: every attribute is named so, thus never a reserved word. */
export class Placeholders {
  readonly names: Record<string, string> = {}
  readonly values: Record<string, unknown> = {}
  readonly #nameOf = new Map<string, string>()
  #count = 0

  name(attribute: string): string {
    const known = this.#nameOf.get(attribute)
    if (known) return known
    const placeholder = `#n${this.#nameOf.size}`
    this.#nameOf.set(attribute, placeholder)
    this.names[placeholder] = attribute
    return placeholder
  }

  value(value: unknown): string {
    const placeholder = `:v${this.#count}`
    this.#count += 1
    this.values[placeholder] = value
    return placeholder
  }

  /** The parts of a request that carry them; empty ones are left out, as DynamoDB wants. */
  attributes(): Record<string, unknown> {
    return {
      ...(Object.keys(this.names).length > 0 && { ExpressionAttributeNames: this.names }),
      ...(Object.keys(this.values).length > 0 && { ExpressionAttributeValues: this.values }),
    }
  }
}

/** A condition in DynamoDB's words. */
export function expressionOf(condition: Condition, places: Placeholders): string {
  if ('of' in condition) {
    const parts = condition.of.map((part) => expressionOf(part, places))
    return condition.test === 'all' ? parts.join(' AND ') : `(${parts.join(' OR ')})`
  }
  const name = places.name(condition.attribute)
  if ('other' in condition) {
    return `${name} ${condition.test === 'at-most-attribute' ? '<=' : '<'} ${places.name(condition.other)}`
  }
  if ('value' in condition) return comparison(condition.test, name, places.value(condition.value))
  return condition.test === 'absent' ? `attribute_not_exists(${name})` : `attribute_exists(${name})`
}

function comparison(test: string, name: string, value: string): string {
  if (test === 'contains') return `contains(${name}, ${value})`
  return test === 'lacks' ? `(NOT contains(${name}, ${value}))` : `${name} ${test} ${value}`
}

/** A patch in DynamoDB's words. */
export function updateOf(patch: Patch, places: Placeholders): string {
  return [
    clause('SET', settings(patch, places)),
    clause(
      'REMOVE',
      (patch.remove ?? []).map((name) => places.name(name)),
    ),
    clause('ADD', additions(patch, places)),
    clause('DELETE', members(patch.exclude, places)),
  ]
    .filter((part) => part !== '')
    .join(' ')
}

function settings(patch: Patch, places: Placeholders): string[] {
  return [
    ...known(patch.set).map(([name, value]) => `${places.name(name)} = ${places.value(value)}`),
    ...known(patch.setIfAbsent).map(
      ([name, value]) => `${places.name(name)} = if_not_exists(${places.name(name)}, ${places.value(value)})`,
    ),
    ...known(patch.setEntry).flatMap(([map, values]) =>
      Object.entries(values).map(
        ([entry, value]) => `${places.name(map)}.${places.name(entry)} = ${places.value(value)}`,
      ),
    ),
  ]
}

const additions = (patch: Patch, places: Placeholders): string[] => [
  ...known(patch.add).map(([name, value]) => `${places.name(name)} ${places.value(value)}`),
  ...members(patch.include, places),
]

/** A set that is empty does not exist in DynamoDB, so nothing is said of it. */
const members = (sets: Patch['include'], places: Placeholders): string[] =>
  known(sets)
    .filter(([, values]) => values.length > 0)
    .map(([name, values]) => `${places.name(name)} ${places.value(new Set(values))}`)

const known = <Value>(part: Readonly<Record<string, Value>> = {}): [string, Value][] =>
  Object.entries(part).filter(([, value]) => value !== undefined)

const clause = (word: string, parts: readonly string[]): string =>
  parts.length > 0 ? `${word} ${parts.join(', ')}` : ''
