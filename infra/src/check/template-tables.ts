import { readFileSync } from 'node:fs'
import { type JsonRecord, recordAt, textAt } from '#infra/json.ts'
import { inInfra } from '#infra/places.ts'
import { committedAt, type Topology } from '#infra/topology.ts'
import { readYaml } from '#infra/yaml.ts'
import { readScene } from './read-scene.ts'
import { partsOf } from './scene.ts'

/** A table of a committed template, in the words of CreateTable and UpdateTimeToLive. */
export interface TemplateTable {
  readonly create: JsonRecord
  /** Undefined where nothing is removed by itself. */
  readonly timeToLive: JsonRecord | undefined
}

/** The tables as CloudFormation would make them, for a stack named `matricula`. */
export function templateTables(topology: Topology): TemplateTable[] {
  const template = readYaml(readFileSync(inInfra(committedAt[topology]), 'utf8'))
  return partsOf(readScene(template, topology, 'plain'), 'AWS::DynamoDB::Table').map(({ properties }) => {
    const {
      PointInTimeRecoverySpecification: _recovery,
      TimeToLiveSpecification: timeToLive,
      ...create
    } = properties
    return {
      create: {
        ...create,
        DeletionProtectionEnabled: textAt(create, 'DeletionProtectionEnabled') === 'true',
      },
      timeToLive: timeToLive === undefined ? undefined : recordAt(timeToLive, ''),
    }
  })
}
