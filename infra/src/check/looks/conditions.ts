import { type Check, unless } from '#check/finding.ts'
import { Fault, noValue, type Resolved } from '#check/resolution.ts'
import { createResolver } from '#check/resolver.ts'
import { required, type Scene, type SceneName } from '#check/scene.ts'
import { type Json, listAt, recordAt, textAt } from '#infra/json.ts'

/** Under which answers each condition is true. */
const truths: Readonly<Record<string, readonly SceneName[]>> = {
  UsesCodeCommit: ['plain', 'own domain', 'nothing to copy', 'registration week'],
  IsSeeded: ['plain', 'own domain', 'registration week'],
  IsWarm: ['registration week'],
  SendsMail: ['own domain'],
  HasBudget: ['plain', 'own domain', 'connection', 'registration week'],
}

const truthsOf = ({ topology }: Scene): Readonly<Record<string, readonly SceneName[]>> =>
  topology === 'single' ? { ...truths, HasDomain: ['own domain'] } : truths

/** Each condition is true exactly when its name says so. */
export const conditionsMeanWhatTheySay: Check = {
  name: 'each condition is true exactly when its name says so',
  look(scene) {
    const expected = truthsOf(scene)
    const names = new Set([...Object.keys(expected), ...Object.keys(scene.conditions)])
    return [...names].flatMap((name) => {
      const wanted = expected[name]?.includes(scene.name) ?? false
      const found = scene.conditions[name]
      if (found === undefined) return unless(false, name, 'This condition is missing.')
      return unless(
        found === wanted,
        name,
        `It is ${String(found)} under the answers “${scene.name}”, and must be ${String(wanted)}.`,
      )
    })
  },
}

/** A connection without a repository would fail much later, with words nobody understands. */
export const answersBelongTogether: Check = {
  name: 'a connection without a repository is refused',
  look({ template, topology, name }) {
    if (name !== 'plain') return []
    const refused = (given: Readonly<Record<string, string>>): boolean =>
      isRefused(template, { ...required[topology], ...given })
    const connection = 'arn:aws:codeconnections:eu-west-1:123456789012:connection/one'
    const rule = 'ConnectionNeedsRepository'
    return [
      ...unless(
        refused({ ConnectionArn: connection, RepositoryId: '' }),
        rule,
        'ConnectionArn without RepositoryId is accepted.',
      ),
      ...unless(
        !refused({ ConnectionArn: connection, RepositoryId: 'a/b' }),
        rule,
        'ConnectionArn with RepositoryId is refused.',
      ),
      ...unless(!refused({ ConnectionArn: '', RepositoryId: '' }), rule, 'CodeCommit is refused.'),
    ]
  },
}

function isRefused(template: Scene['template'], said: Scene['given']): boolean {
  const asked = Object.entries(recordAt(template, 'Parameters'))
  const given = Object.fromEntries(
    asked.map(([name, about]) => [name, said[name] ?? textAt(about, 'Default')]),
  )
  const { value: resolve } = createResolver(template, given)
  const value = (json: Json): Resolved => {
    try {
      return resolve(json)
    } catch (error) {
      if (error instanceof Fault) return noValue
      throw error
    }
  }
  return Object.values(recordAt(template, 'Rules')).some((rule) => {
    const about = recordAt(rule, '')
    const condition = about['RuleCondition']
    if (condition !== undefined && value(condition) !== true) return false
    return listAt(rule, 'Assertions').some((assertion) => {
      const { Assert: assert, AssertDescription: words } = recordAt(assertion, '')
      return assert !== undefined && value(assert) !== true && words !== undefined
    })
  })
}
