import { type Check, type Finding, unless } from '#check/finding.ts'
import { dependsOn } from '#check/read-scene.ts'
import { isList, isRecord, type Json, recordAt, textAt } from '#infra/json.ts'

/** Whatever is named exists, under every answer that is given. */
export const everyNameLeadsSomewhere: Check = {
  name: 'every reference, attribute, dependency and condition leads somewhere',
  look: ({ faults }) => faults,
}

/** What nobody uses was meant for something. */
export const nothingIsAskedInVain: Check = {
  name: 'every parameter and condition is used',
  look({ template }) {
    const named = namesIn({
      ...recordAt(template, 'Resources'),
      ...recordAt(template, 'Conditions'),
      outputs: recordAt(template, 'Outputs'),
      rules: recordAt(template, 'Rules'),
    })
    const unused = (section: string, kind: string): Finding[] =>
      Object.keys(recordAt(template, section)).flatMap((name) =>
        unless(named.has(name), name, `This ${kind} is used nowhere, so it decides nothing.`),
      )
    return [...unused('Parameters', 'parameter'), ...unused('Conditions', 'condition')]
  },
}

export const nothingWaitsForItself: Check = {
  name: 'no resource waits for itself',
  look({ template }) {
    const resources = recordAt(template, 'Resources')
    const needs = new Map(
      Object.entries(resources).map(([id, raw]) => [
        id,
        isRecord(raw) ? [...dependsOn(raw), ...namesIn(raw)].filter((name) => name in resources) : [],
      ]),
    )
    const leadsTo = (from: string, goal: string, seen: Set<string>): boolean =>
      (needs.get(from) ?? []).some((next) => {
        if (next === goal) return true
        return !seen.has(next) && leadsTo(next, goal, seen.add(next))
      })
    return Object.keys(resources).flatMap((id) =>
      unless(!leadsTo(id, id, new Set()), id, 'It waits for what waits for it, so neither is ever made.'),
    )
  },
}

/** Every name in Ref, GetAtt, Sub, If and Condition. */
function namesIn(json: Json | undefined, found = new Set<string>()): Set<string> {
  if (isList(json)) for (const part of json) namesIn(part, found)
  if (!isRecord(json)) return found
  for (const [name, inside] of Object.entries(json)) {
    if (inside === undefined) continue
    for (const word of wordsUnder(name, inside)) found.add(word)
    namesIn(inside, found)
  }
  return found
}

function wordsUnder(name: string, inside: Json): string[] {
  if (name === 'Ref' || name === 'Condition') return typeof inside === 'string' ? [inside] : []
  if (name === 'Fn::GetAtt' || name === 'Fn::If') return [textAt(inside, '0')]
  if (name !== 'Fn::Sub') return []
  const text = typeof inside === 'string' ? inside : textAt(inside, '0')
  return [...text.matchAll(/\$\{([^!}][^}]*)\}/g)].map(([, word = '']) => word.split('.')[0] ?? '')
}

/** The form of the file itself. */
export const theFormIsKnown: Check = {
  name: 'the template has the sections of a template, and no other',
  look: ({ template }) =>
    Object.keys(template).flatMap((name) => unless(sections.has(name), name, 'There is no such section.')),
}

const sections = new Set([
  'Description',
  'Metadata',
  'Parameters',
  'Rules',
  'Conditions',
  'Resources',
  'Outputs',
])
