import { writeFileSync } from 'node:fs'
import { inInfra } from './places.ts'
import { synthesiseYaml } from './synthesise.ts'
import { committedAt, topologies } from './topology.ts'

/** Writes the templates that are committed. */
for (const topology of topologies) {
  const text = synthesiseYaml(topology)
  writeFileSync(inInfra(committedAt[topology]), text)
  process.stdout.write(`${committedAt[topology]}: ${Buffer.byteLength(text)} bytes\n`)
}
