import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { contractFindings } from '#check/contract.ts'
import { sizeFindings, synthesisFindings } from '#check/drift.ts'
import type { Finding } from '#check/finding.ts'
import { reviewFindings } from '#check/review.ts'
import { validationFindings } from '#check/validate.ts'
import { inInfra } from './places.ts'
import { committedAt, type Topology, topologies } from './topology.ts'
import { readYaml } from './yaml.ts'

/** The committed templates, or any other: `npm run infra:check -- --template path [--topology fleet]`. */
const { values } = parseArgs({ options: { template: { type: 'string' }, topology: { type: 'string' } } })

const say = (line: string): void => void process.stdout.write(`${line}\n`)

interface Look {
  readonly name: string
  readonly find: () => readonly Finding[]
}

function looksAt(path: string, topology: Topology, isCommitted: boolean): Look[] {
  const text = readFileSync(path, 'utf8')
  return [
    ...(isCommitted
      ? [
          { name: 'synthesis equals the committed file', find: () => synthesisFindings(text, topology) },
          { name: 'cdk-nag AwsSolutions, reasons given', find: () => reviewFindings(topology) },
        ]
      : []),
    { name: 'size', find: () => sizeFindings(text, topology) },
    { name: 'contract', find: () => contractFindings(readYaml(text), topology) },
    { name: 'cloudformation-validate', find: () => validationFindings(text) },
  ]
}

/** What cannot even be read is a finding as well. */
function found({ find }: Look): readonly Finding[] {
  try {
    return find()
  } catch (error) {
    return [{ resource: 'the template', says: error instanceof Error ? error.message : String(error) }]
  }
}

function examine(path: string, topology: Topology, isCommitted = true): number {
  say(`\n${path}`)
  let count = 0
  for (const look of looksAt(path, topology, isCommitted)) {
    const findings = found(look)
    count += findings.length
    say(`  ${findings.length === 0 ? 'passed' : 'failed'}  ${look.name}`)
    for (const { resource, says } of findings) say(`          ${resource}: ${says}`)
  }
  return count
}

/** A template that says nothing of itself is taken for what its parts are. */
const topologyOf = (path: string): Topology =>
  values.topology === 'fleet' || /^ {2}Balancer:|AWS::AutoScaling::/m.test(readFileSync(path, 'utf8'))
    ? 'fleet'
    : 'single'

const count =
  values.template === undefined
    ? topologies.reduce((sum, topology) => sum + examine(inInfra(committedAt[topology]), topology), 0)
    : examine(values.template, topologyOf(values.template), false)
say(`\n${count === 0 ? 'Nothing' : count} found.`)
process.exitCode = count === 0 ? 0 : 1
