import { at, isList, isRecord, type Json, listAt, same, textAt } from '#infra/json.ts'
import { Fault, noValue, type Resolved, type Resolver } from './resolution.ts'
import { region } from './scene.ts'

export type Functions = Readonly<Record<string, (inside: Json) => Resolved>>

/** CloudFormation's functions, as far as the templates use them. */
export function createFunctions(resolver: Resolver): Functions {
  const truth = (inside: Json): boolean => resolver.value(inside) === true
  const each = (inside: Json): readonly Json[] => (isList(inside) ? inside : [])
  return {
    Ref: (inside) => resolver.ref(nameIn(inside)),
    Condition: (inside) => resolver.condition(nameIn(inside)),
    'Fn::GetAtt': (inside) => {
      const [id = '', ...rest] = isList(inside) ? inside.map(nameIn) : nameIn(inside).split('.')
      return resolver.attribute(id, rest.join('.'))
    },
    'Fn::Sub': (inside) => substitute(inside, resolver),
    'Fn::If': (inside) => {
      const [condition, yes, no] = each(inside)
      if (condition === undefined || yes === undefined || no === undefined)
        throw new Fault('Fn::If wants a condition and two values.')
      return resolver.value(resolver.condition(nameIn(condition)) ? yes : no)
    },
    'Fn::Equals': (inside) => {
      const [one, other] = each(inside).map((part) => resolver.value(part))
      if (one === undefined || other === undefined) throw new Fault('Fn::Equals wants two values.')
      if (one === noValue || other === noValue) return false
      return same(plain(one), plain(other))
    },
    'Fn::Not': (inside) => !each(inside).every(truth),
    'Fn::And': (inside) => each(inside).every(truth),
    'Fn::Or': (inside) => each(inside).some(truth),
    'Fn::Join': (inside) =>
      listAt(plain(resolver.value(at(inside, '1') ?? [])), '')
        .map(String)
        .join(textAt(inside, '0')),
    'Fn::Select': (inside) => {
      const chosen = listAt(plain(resolver.value(at(inside, '1') ?? [])), '')[Number(textAt(inside, '0'))]
      if (chosen === undefined) throw new Fault('Fn::Select takes a place that the list does not have.')
      return chosen
    },
    'Fn::GetAZs': (inside) => {
      if (inside !== '') throw new Fault('Fn::GetAZs asks for another region than that of the stack.')
      return [`${region}a`, `${region}b`]
    },
    'Fn::Base64': (inside) => resolver.value(inside),
  }
}

const plain = (value: Resolved | undefined): Json =>
  value === undefined || value === noValue ? '' : typeof value === 'number' ? String(value) : value

function nameIn(inside: Json): string {
  if (typeof inside !== 'string') throw new Fault('A name stands where it must be plain text.')
  return inside
}

function wordOf(value: Resolved): string {
  if (value === noValue) return ''
  if (typeof value === 'object') throw new Fault('A list or a map stands inside a text.')
  return String(value)
}

/** `${X}` is replaced, `${!X}` stays for the shell. */
function substitute(inside: Json, resolver: Resolver): string {
  const [text, own] = isList(inside) ? inside : [inside, {}]
  const values = isRecord(own) ? own : {}
  return nameIn(text ?? '').replaceAll(/\$\{(!?)([^}]+)\}/g, (_, literal: string, name: string) => {
    if (literal !== '') return `\${${name}}`
    const said = values[name]
    if (said !== undefined) return wordOf(resolver.value(said))
    const dot = name.indexOf('.')
    return wordOf(
      dot === -1 ? resolver.ref(name) : resolver.attribute(name.slice(0, dot), name.slice(dot + 1)),
    )
  })
}
