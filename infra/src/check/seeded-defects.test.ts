import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { at, same } from '#infra/json.ts'
import { inInfra } from '#infra/places.ts'
import { type Defect, withDefect } from '#infra/testing/defect.ts'
import { defectsOfMany } from '#infra/testing/defects-of-many.ts'
import { defectsOfOne } from '#infra/testing/defects-of-one.ts'
import { committedAt, type Topology } from '#infra/topology.ts'
import { readYaml, writeYaml } from '#infra/yaml.ts'
import { contractFindings } from './contract.ts'

const committed = (topology: Topology) => readYaml(readFileSync(inInfra(committedAt[topology]), 'utf8'))
const templates = { single: committed('single'), fleet: committed('fleet') }

const found = (topology: Topology, defect: Defect) =>
  contractFindings(readYaml(writeYaml(withDefect(templates[topology], defect))), topology)

describe.each(['single', 'fleet'] as const)('the committed template of %s', (topology) => {
  test('has nothing to find', () => {
    expect(contractFindings(templates[topology], topology)).toEqual([])
  })
})

describe.each([
  ['single', [...defectsOfOne]],
  ['fleet', [...defectsOfMany]],
] as const)('somebody who changes the template of %s', (topology, defects) => {
  test.each(defects)('$did', (defect) => {
    const before = at(templates[topology], defect.path)
    expect(same(before, defect.put), 'the line is another than before').toBe(false)

    const findings = found(topology, defect)

    expect(findings.map(({ resource }) => resource)).toContain(defect.names)
    expect(findings.every(({ says }) => /^\S.*[.]$/s.test(says))).toBe(true)
  })
})

test('there are defects enough to speak of', () => {
  expect(defectsOfOne.length + defectsOfMany.length).toBeGreaterThanOrEqual(100)
})
