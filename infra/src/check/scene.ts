import type { Json, JsonRecord } from '#infra/json.ts'
import type { Topology } from '#infra/topology.ts'
import type { Finding } from './finding.ts'

/** A resource as it would be made: every function resolved. */
export interface Part {
  readonly id: string
  readonly type: string
  readonly properties: JsonRecord
  /** As it stands in the template, for what is no property. */
  readonly raw: JsonRecord
}

/** A template under certain answers to its questions. */
export interface Scene {
  readonly topology: Topology
  readonly name: SceneName
  readonly template: JsonRecord
  readonly given: JsonRecord
  readonly conditions: Readonly<Record<string, boolean>>
  readonly parts: Readonly<Record<string, Part>>
  readonly outputs: Readonly<Record<string, Json>>
  /** What could not be resolved. */
  readonly faults: readonly Finding[]
}

export type SceneName = 'plain' | 'own domain' | 'connection' | 'nothing to copy' | 'registration week'

/** Answers that together go both ways at every condition of the template. */
export const answers: Readonly<Record<SceneName, JsonRecord>> = {
  plain: {},
  'own domain': { DomainName: 'sis.example.edu', MailFrom: 'registrar@example.edu' },
  connection: {
    ConnectionArn: 'arn:aws:codeconnections:eu-west-1:123456789012:connection/one',
    RepositoryId: 'university/matricula',
  },
  'nothing to copy': { SourceUrl: '', MonthlyBudgetUsd: 0, DeletionProtection: 'false' },
  'registration week': { WarmTables: 'true', Branch: 'release/2027' },
}

/** What has no default, by topology. */
export const required: Readonly<Record<Topology, JsonRecord>> = {
  single: { AdminEmail: 'admin@example.edu' },
  fleet: {
    AdminEmail: 'admin@example.edu',
    DomainName: 'sis.example.edu',
    CertificateArn: 'arn:aws:acm:eu-west-1:123456789012:certificate/one',
  },
}

export const account = '123456789012'
export const region = 'eu-west-1'
export const stackName = 'matricula'

export const arn = (service: string, rest: string): string =>
  `arn:aws:${service}:${region}:${account}:${rest}`

/** Those parts of a type that the scene has. */
export const partsOf = (scene: Scene, type: string): readonly Part[] =>
  Object.values(scene.parts).filter((part) => part.type === type)
