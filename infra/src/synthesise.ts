import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { App, BootstraplessSynthesizer, type IStackSynthesizer } from 'aws-cdk-lib'
import { isRecord, type JsonRecord } from './json.ts'
import { MatriculaStack } from './stack.ts'
import type { Topology } from './topology.ts'
import { writeYaml } from './yaml.ts'

/** The application of one topology, not yet synthesised: whoever reviews it adds to it first. */
export function appOf(topology: Topology, outdir: string): { app: App; stack: MatriculaStack } {
  const app = new App({
    analyticsReporting: false,
    treeMetadata: false,
    builtinCloudFormationValidation: false,
    outdir,
  })
  const stack = new MatriculaStack(app, 'matricula', {
    topology,
    // Refuses whatever would need a bucket of its own before the stack exists.
    synthesizer: new BootstraplessSynthesizer() as IStackSynthesizer,
  })
  return { app, stack }
}

/** The template of a topology, as data. */
export function synthesise(topology: Topology): JsonRecord {
  const outdir = mkdtempSync(join(tmpdir(), 'matricula-infra-'))
  try {
    const { app, stack } = appOf(topology, outdir)
    const template: unknown = app.synth().getStackByName(stack.stackName).template
    return isRecord(template) ? template : {}
  } finally {
    rmSync(outdir, { recursive: true, force: true })
  }
}

/** The template of a topology as it is committed. */
export const synthesiseYaml = (topology: Topology): string => writeYaml(synthesise(topology))
