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
  switch (condition.test) {
    case 'absent':
      return `attribute_not_exists(${places.name(condition.attribute)})`
    case 'present':
      return `attribute_exists(${places.name(condition.attribute)})`
    case 'contains':
      return `contains(${places.name(condition.attribute)}, ${places.value(condition.value)})`
    case 'lacks':
      return `(NOT contains(${places.name(condition.attribute)}, ${places.value(condition.value)}))`
    case 'less-than-attribute':
      return `${places.name(condition.attribute)} < ${places.name(condition.other)}`
    case 'all':
      return condition.of.map((part) => expressionOf(part, places)).join(' AND ')
    case 'any':
      return `(${condition.of.map((part) => expressionOf(part, places)).join(' OR ')})`
    default:
      return `${places.name(condition.attribute)} ${condition.test} ${places.value(condition.value)}`
  }
}

/** A patch in DynamoDB's words. */
export function updateOf(patch: Patch, places: Placeholders): string {
  const entries = <V>(part: Readonly<Record<string, V>> | undefined): [string, V][] =>
    Object.entries(part ?? {}).filter(([, value]) => value !== undefined)
  const set = [
    ...entries(patch.set).map(([name, value]) => `${places.name(name)} = ${places.value(value)}`),
    ...entries(patch.setIfAbsent).map(
      ([name, value]) => `${places.name(name)} = if_not_exists(${places.name(name)}, ${places.value(value)})`,
    ),
    ...entries(patch.setEntry).flatMap(([map, values]) =>
      Object.entries(values).map(
        ([entry, value]) => `${places.name(map)}.${places.name(entry)} = ${places.value(value)}`,
      ),
    ),
  ]
  const add = [
    ...entries(patch.add).map(([name, value]) => `${places.name(name)} ${places.value(value)}`),
    ...entries(patch.include)
      .filter(([, members]) => members.length > 0)
      .map(([name, members]) => `${places.name(name)} ${places.value(new Set(members))}`),
  ]
  const exclude = entries(patch.exclude)
    .filter(([, members]) => members.length > 0)
    .map(([name, members]) => `${places.name(name)} ${places.value(new Set(members))}`)
  const clause = (word: string, parts: readonly string[]): string[] =>
    parts.length > 0 ? [`${word} ${parts.join(', ')}`] : []
  return [
    ...clause('SET', set),
    ...clause(
      'REMOVE',
      (patch.remove ?? []).map((name) => places.name(name)),
    ),
    ...clause('ADD', add),
    ...clause('DELETE', exclude),
  ].join(' ')
}
