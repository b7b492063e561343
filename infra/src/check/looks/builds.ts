import { readFileSync } from 'node:fs'
import { type Fact, fact, factsHold } from '#check/finding.ts'
import { roleArn, topicArn } from '#check/known-types.ts'
import { partsOf, type Scene, stackName } from '#check/scene.ts'
import { at, type Json, listAt, same, textAt } from '#infra/json.ts'
import { inInfra } from '#infra/places.ts'

const jobs: Readonly<Record<string, string>> = { CopyJob: 'copy-source.yml', DriftJob: 'find-drift.yml' }

const toldOf = ({ given }: Scene): Readonly<Record<string, Readonly<Record<string, string>>>> => ({
  Build: { CI: 'true' },
  CopyJob: {
    FROM: textAt(given, 'SourceUrl'),
    TO: `https://git-codecommit.eu-west-1.amazonaws.com/v1/repos/${stackName}`,
    BRANCH: textAt(given, 'Branch'),
  },
  DriftJob: { STACK: stackName, TOPIC: topicArn() },
})

/** An image for another processor does not start; a variable with another name is not read. */
export const buildsRunWhereTheyCan = factsHold(
  'builds run on the machine that their image is for, as themselves',
  (scene) =>
    partsOf(scene, 'AWS::CodeBuild::Project').flatMap(({ id }) => [
      ...machineFacts(id),
      ...workFacts(scene, id),
    ]),
)

const machineFacts = (id: string): Fact[] => [
  fact(id, 'Environment.Type', 'ARM_CONTAINER', 'the image and the nodes are ARM'),
  fact(
    id,
    'Environment.Image',
    /^aws\/codebuild\/amazonlinux-aarch64-standard:(3|4)\.0$/,
    'the machine is ARM, and Node 24 is on it',
  ),
  fact(id, 'Environment.ComputeType', 'BUILD_GENERAL1_SMALL', 'it costs what the cost table says'),
  fact(
    id,
    'Environment.PrivilegedMode',
    (value) => value !== true,
    'nothing here needs to be root of its machine',
  ),
  fact(
    id,
    'LogsConfig',
    { CloudWatchLogs: { Status: 'ENABLED', GroupName: '/matricula/matricula/build' } },
    'its role may write there alone',
  ),
  fact(id, 'VpcConfig', (value) => value === undefined, 'it reaches AWS without the network of the nodes'),
]

function workFacts(scene: Scene, id: string): Fact[] {
  const word = id === 'Build' ? 'build' : id.replace('Job', '').toLowerCase()
  const pipeline = id === 'Build'
  const file = jobs[id]
  return [
    fact(id, 'Name', `${stackName}-${word}`, 'roles and rules name it so'),
    fact(id, 'ServiceRole', roleArn(`${id.replace('Job', '')}Role`), 'it acts by its own role'),
    fact(id, 'Artifacts.Type', pipeline ? 'CODEPIPELINE' : 'NO_ARTIFACTS', 'it gives what is taken from it'),
    fact(id, 'Source.Type', pipeline ? 'CODEPIPELINE' : 'NO_SOURCE', 'it takes what is given to it'),
    fact(
      id,
      'Source.BuildSpec',
      file === undefined ? 'infra/bundle/buildspec.yml' : readFileSync(inInfra('files', file), 'utf8'),
      'what it does is the file that was written and checked',
    ),
    fact(id, 'TimeoutInMinutes', pipeline ? 30 : 15, 'a build that hangs ends'),
    fact(
      id,
      'Environment.EnvironmentVariables',
      variables(toldOf(scene)[id] ?? {}),
      'its script reads these variables',
    ),
    ...(pipeline
      ? [
          fact(id, 'Cache', { Type: 'LOCAL', Modes: ['LOCAL_CUSTOM_CACHE'] }, 'packages are fetched once'),
          fact(id, 'ConcurrentBuildLimit', 1, 'one build at a time'),
        ]
      : []),
  ]
}

const variables =
  (wanted: Readonly<Record<string, string>>) =>
  (value: Json | undefined): boolean =>
    same(Object.fromEntries(listAt(value, '').map((one) => [textAt(one, 'Name'), textAt(one, 'Value')])), {
      ...wanted,
    }) && listAt(value, '').every((one) => [undefined, 'PLAINTEXT'].includes(kindOf(one)))

const kindOf = (one: Json): string | undefined => {
  const kind = at(one, 'Type')
  return typeof kind === 'string' ? kind : undefined
}
