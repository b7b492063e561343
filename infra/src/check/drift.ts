import { synthesiseYaml } from '#infra/synthesise.ts'
import { inlineLimitBytes, type Topology } from '#infra/topology.ts'
import { readYaml } from '#infra/yaml.ts'
import { type Finding, finding, unless } from './finding.ts'

/** What is committed is what the code says today. */
export function synthesisFindings(committed: string, topology: Topology): Finding[] {
  const lines = synthesiseYaml(topology).split('\n')
  const theirs = committed.split('\n')
  const place = lines.findIndex((line, index) => theirs[index] !== line)
  if (place === -1 && lines.length === theirs.length) return []
  return [
    finding(
      `line ${place + 1}`,
      `The committed template says “${theirs[place] ?? 'nothing'}” where the code says “${lines[place] ?? 'nothing'}”. Run npm run infra:synth.`,
    ),
  ]
}

/** A template of one node is launched as it is; that of a fleet in its shortest form. */
export function sizeFindings(text: string, topology: Topology): Finding[] {
  const shortest = topology === 'single' ? text : JSON.stringify(readYaml(text))
  const bytes = Buffer.byteLength(shortest)
  return unless(
    bytes <= inlineLimitBytes,
    'the template',
    `It has ${bytes} bytes; CloudFormation takes ${inlineLimitBytes} without a bucket.`,
  )
}
