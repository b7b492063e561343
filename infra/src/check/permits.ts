import { at, isRecord, type Json, listAt, textAt } from '#infra/json.ts'
import type { Scene } from './scene.ts'

/** One permission as a policy gives it. */
export interface Grant {
  readonly action: string
  readonly resource: string
  /** As JSON; empty where it holds always. */
  readonly condition: string
}

interface Policies {
  readonly statements: readonly Json[]
  readonly managed: readonly string[]
}

/** Every statement that holds for a role, wherever it is written. */
export function policiesOf(scene: Scene, role: string): Policies {
  const own = listAt(scene.parts[role]?.properties, 'Policies')
  const ref = `${role.toLowerCase()}-ref`
  const attached = Object.values(scene.parts)
    .filter(
      ({ type, properties }) => type === 'AWS::IAM::Policy' && listAt(properties, 'Roles').includes(ref),
    )
    .map(({ properties }) => properties)
  return {
    statements: [...own, ...attached].flatMap((policy) => listAt(policy, 'PolicyDocument.Statement')),
    managed: listAt(scene.parts[role]?.properties, 'ManagedPolicyArns').map((arn) => textAt(arn, '')),
  }
}

/** What a statement that allows gives, one permission each. */
export function grantsIn(statement: Json): readonly Grant[] {
  const condition = at(statement, 'Condition')
  const words = condition === undefined ? '' : JSON.stringify(condition)
  return listAt(statement, 'Action').flatMap((action) =>
    listAt(statement, 'Resource').map((resource) => ({
      action: textAt(action, ''),
      resource: textAt(resource, ''),
      condition: words,
    })),
  )
}

/** Whether a statement says nothing but whom, what and where: no NotAction, no Deny, no principal. */
export const isPlainAllow = (statement: Json): boolean =>
  isRecord(statement) &&
  textAt(statement, 'Effect') === 'Allow' &&
  Object.keys(statement).every((name) => ['Sid', 'Effect', 'Action', 'Resource', 'Condition'].includes(name))

/** Whether what is asked fits what a policy says; `*` stands for anything, as in IAM. */
export function fits(pattern: string, text: string): boolean {
  const pieces = pattern.split('*').map((piece) => piece.replaceAll(/[.+?^${}()|[\]\\]/g, String.raw`\$&`))
  return new RegExp(`^${pieces.join('.*')}$`).test(text)
}
