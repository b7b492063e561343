import { at, type Json, same, textAt } from '#infra/json.ts'
import type { Part, Scene } from './scene.ts'

/** One thing that is wrong: which resource, and in words what about it. */
export interface Finding {
  readonly resource: string
  readonly says: string
}

/** Looks at a resolved template for one kind of mistake. */
export interface Check {
  readonly name: string
  look(scene: Scene): readonly Finding[]
}

type Expected = Json | RegExp | ((value: Json | undefined) => boolean)

/** Something that must hold about a property of a resource, and why. */
export interface Fact {
  readonly of: string
  readonly path: string
  readonly is: Expected
  readonly why: string
}

export const fact = (of: string, path: string, is: Expected, why: string): Fact => ({ of, path, is, why })

/** Holds facts against the resources that the scene has; that none is missing is a check of its own. */
export const factsHold = (name: string, factsOf: (scene: Scene) => readonly Fact[]): Check => ({
  name,
  look: (scene) =>
    factsOf(scene).flatMap((one) => {
      const part = scene.parts[one.of]
      return part === undefined || holds(one, part) ? [] : [{ resource: one.of, says: told(one, part) }]
    }),
})

function holds({ path, is }: Fact, part: Part): boolean {
  const value = at(part.properties, path)
  if (is instanceof RegExp) return is.test(textAt(part.properties, path))
  if (typeof is === 'function') return is(value)
  return same(value, is)
}

function told({ path, is, why }: Fact, part: Part): string {
  const value = at(part.properties, path)
  const found = value === undefined ? 'is missing' : `is ${short(value)}`
  const wanted =
    typeof is === 'function' ? '' : ` instead of ${is instanceof RegExp ? String(is) : short(is)}`
  return `${path} ${found}${wanted}: ${why}.`
}

const short = (value: Json): string => {
  const text = JSON.stringify(value)
  return text.length > 160 ? `${text.slice(0, 160)}…` : text
}

export const finding = (resource: string, says: string): Finding => ({ resource, says })

/** The finding where something is not so; nothing where it is. */
export const unless = (holdsTrue: boolean, resource: string, says: string): Finding[] =>
  holdsTrue ? [] : [finding(resource, says)]
