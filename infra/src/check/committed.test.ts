import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { recordAt } from '#infra/json.ts'
import { inInfra } from '#infra/places.ts'
import { synthesise } from '#infra/synthesise.ts'
import { committedAt, topologies } from '#infra/topology.ts'
import { readYaml, writeYaml } from '#infra/yaml.ts'
import { sizeFindings, synthesisFindings } from './drift.ts'
import { reviewFindings } from './review.ts'
import { validationFindings } from './validate.ts'

const committed = (topology: (typeof topologies)[number]): string =>
  readFileSync(inInfra(committedAt[topology]), 'utf8')

describe.each(topologies)('the committed template of %s', (topology) => {
  test('is what the code says today', () => {
    expect(synthesisFindings(committed(topology), topology)).toEqual([])
  })

  test('can be launched without a bucket', () => {
    expect(sizeFindings(committed(topology), topology)).toEqual([])
  })

  test('passes the schemas and rules of AWS', () => {
    expect(validationFindings(committed(topology))).toEqual([])
  })

  test('has a reason for everything that a reviewer would ask', () => {
    expect(reviewFindings(topology)).toEqual([])
  })

  test('says in short forms what was said in long ones', () => {
    const template = synthesise(topology)
    expect(readYaml(writeYaml(template))).toEqual(template)
  })
})

describe('what is wrong with the file itself', () => {
  test('a line that was changed by hand is shown with what the code says', () => {
    const changed = committed('single').replace(
      'DeletionPolicy: RetainExceptOnCreate',
      'DeletionPolicy: Delete',
    )
    const [found] = synthesisFindings(changed, 'single')
    expect(found?.says).toContain('DeletionPolicy: Delete')
    expect(found?.says).toContain('npm run infra:synth')
  })

  test('a template that has grown too long is told by how much', () => {
    expect(sizeFindings('x'.repeat(51_201), 'single')).toMatchObject([
      { says: expect.stringContaining('51201') },
    ])
  })

  test('a property that AWS does not know is found with its line', () => {
    const changed = committed('single').replace('BillingMode:', 'BilingMode:')
    expect(validationFindings(changed)).not.toEqual([])
  })
})

/** From one node to several, nothing that holds records is another thing than before. */
test('a stack of one node can become a fleet and keep its tables, secrets and source', () => {
  const [one, many] = topologies.map((topology) => recordAt(synthesise(topology), 'Resources'))
  const kept = Object.entries(one ?? {}).filter(
    ([, raw]) => recordAt(raw, '')['DeletionPolicy'] === 'RetainExceptOnCreate',
  )
  expect(kept.length).toBe(8)
  for (const [id, raw] of kept) expect(many?.[id]).toEqual(raw)
})

const isThere = (program: string): boolean => spawnSync(program, ['--version']).status === 0
/** Where everything must be looked at, a machine without the program fails; elsewhere it is said what was left out. */
const isLeftOut = (program: string): boolean => !isThere(program) && process.env['CI'] !== 'true'
const saidBy = (command: string) => {
  const { stdout, stderr, status } = spawnSync('sh', ['-c', command], { cwd: inInfra(), encoding: 'utf8' })
  return { status, said: stdout + stderr }
}

test.skipIf(isLeftOut('shellcheck'))('scripts of the first boot and of the bundle are clean', () => {
  const scripts = 'files/*.sh bundle/deploy/*.sh bundle/deploy/hooks/*.sh'
  expect(saidBy(`shellcheck -x -P bundle/deploy -P bundle/deploy/hooks --shell=bash ${scripts}`)).toEqual({
    status: 0,
    said: '',
  })
})

test.skipIf(isLeftOut('systemd-analyze'))('units of a release are what systemd takes', () => {
  const prepared = 'cp bundle/deploy/units/* "$0" && sed -i "s|@NODE@|$(command -v sh)|" "$0"/*@.service'
  const verified = 'systemd-analyze verify "$0"/* ; code=$?; rm -rf "$0"; exit $code'
  expect(saidBy(`set -- ; sh -c '${prepared} && ${verified}' "$(mktemp -d)"`)).toEqual({
    status: 0,
    said: '',
  })
})
