import { type Check, type Fact, type Finding, fact, factsHold, finding, unless } from '#check/finding.ts'
import { bucketName, roleArn } from '#check/known-types.ts'
import { type Scene, stackName } from '#check/scene.ts'
import { at, type Json, listAt, recordAt, same, textAt } from '#infra/json.ts'

interface Provider {
  readonly category: string
  /** What its configuration must say. */
  readonly says: Readonly<Record<string, string>>
  readonly takes: readonly string[]
  readonly gives: readonly string[]
}

const providersOf = ({ given }: Scene): Readonly<Record<string, Provider>> => ({
  CodeCommit: {
    category: 'Source',
    says: { RepositoryName: stackName, BranchName: textAt(given, 'Branch'), PollForSourceChanges: 'false' },
    takes: [],
    gives: ['source'],
  },
  CodeStarSourceConnection: {
    category: 'Source',
    says: {
      ConnectionArn: textAt(given, 'ConnectionArn'),
      FullRepositoryId: textAt(given, 'RepositoryId'),
      BranchName: textAt(given, 'Branch'),
      DetectChanges: 'true',
    },
    takes: [],
    gives: ['source'],
  },
  CodeBuild: {
    category: 'Build',
    says: { ProjectName: `${stackName}-build` },
    takes: ['source'],
    gives: ['release'],
  },
  CodeDeploy: {
    category: 'Deploy',
    says: { ApplicationName: stackName, DeploymentGroupName: stackName },
    takes: ['release'],
    gives: [],
  },
})

/** Three stages in their order, each with the action that does it, each given what the one before made. */
export const theStagesFollow: Check = {
  name: 'stages follow each other, and each takes what the one before gave',
  look(scene) {
    const pipeline = scene.parts['Pipeline']
    if (!pipeline) return []
    const source = textAt(scene.given, 'ConnectionArn') === '' ? 'CodeCommit' : 'CodeStarSourceConnection'
    const wanted = ['Source', 'Build', 'Deploy']
    const stages = listAt(pipeline.properties, 'Stages')
    const names = stages.map((stage) => textAt(stage, 'Name'))
    const actions = stages.flatMap((stage) => listAt(stage, 'Actions'))
    const providers = actions.map((action) => textAt(action, 'ActionTypeId.Provider'))
    return [
      ...unless(
        same(names, wanted),
        'Pipeline',
        `Its stages are ${names.join(', ')} instead of ${wanted.join(', ')}.`,
      ),
      ...unless(
        same(providers, [source, 'CodeBuild', 'CodeDeploy']),
        'Pipeline',
        `Its actions are of ${providers.join(', ')} instead of ${source}, CodeBuild, CodeDeploy.`,
      ),
      ...unless(
        stages.every((stage) => listAt(stage, 'Blockers').length === 0),
        'Pipeline',
        'A stage is blocked.',
      ),
      ...actions.flatMap((action) => actionFaults(action, providersOf(scene))),
    ]
  },
}

function actionFaults(action: Json, providers: Readonly<Record<string, Provider>>): Finding[] {
  const name = textAt(action, 'Name')
  const provider = providers[textAt(action, 'ActionTypeId.Provider')]
  if (!provider) return [finding('Pipeline', `Action ${name} has a provider that nobody knows.`)]
  const { category, says, takes, gives } = provider
  const artifacts = (side: string): string[] => listAt(action, side).map((one) => textAt(one, 'Name'))
  const type = {
    Category: category,
    Owner: 'AWS',
    Provider: textAt(action, 'ActionTypeId.Provider'),
    Version: '1',
  }
  return [
    ...unless(
      name === category,
      'Pipeline',
      `Action ${name} is not called ${category}, by which a push names it.`,
    ),
    ...unless(
      same(at(action, 'ActionTypeId'), type),
      'Pipeline',
      `Action ${name} is ${JSON.stringify(at(action, 'ActionTypeId'))} instead of ${JSON.stringify(type)}.`,
    ),
    ...unless(
      same(recordAt(action, 'Configuration'), says),
      'Pipeline',
      `Action ${name} is configured ${JSON.stringify(at(action, 'Configuration'))} instead of ${JSON.stringify(says)}.`,
    ),
    ...unless(
      same(artifacts('InputArtifacts'), [...takes]),
      'Pipeline',
      `Action ${name} takes ${artifacts('InputArtifacts').join(', ') || 'nothing'} instead of ${takes.join(', ') || 'nothing'}.`,
    ),
    ...unless(
      same(artifacts('OutputArtifacts'), [...gives]),
      'Pipeline',
      `Action ${name} gives ${artifacts('OutputArtifacts').join(', ') || 'nothing'} instead of ${gives.join(', ') || 'nothing'}.`,
    ),
    ...unless([undefined, 1].includes(orderOf(action)), 'Pipeline', `Action ${name} is out of order.`),
    ...unless(
      at(action, 'RoleArn') === undefined && at(action, 'Region') === undefined,
      'Pipeline',
      `Action ${name} runs elsewhere or as somebody else.`,
    ),
  ]
}

const orderOf = (action: Json): number | undefined => {
  const order = at(action, 'RunOrder')
  return order === undefined ? undefined : Number(order)
}

const factsOfPipeline: readonly Fact[] = [
  fact('Pipeline', 'Name', stackName, 'rules and roles name the pipeline so'),
  fact('Pipeline', 'PipelineType', 'V2', 'only this type runs a commit that is named'),
  fact('Pipeline', 'ExecutionMode', 'SUPERSEDED', 'a newer push overtakes an older one that still waits'),
  fact('Pipeline', 'RoleArn', roleArn('PipelineRole'), 'it acts by its own role'),
  fact(
    'Pipeline',
    'ArtifactStore',
    { Type: 'S3', Location: bucketName },
    'artifacts lie where build and nodes may read them',
  ),
  fact('Pipeline', 'ArtifactStores', (value) => value === undefined, 'there is one place for artifacts'),
  fact('Pipeline', 'Triggers', (value) => value === undefined, 'a rule or the connection starts it'),
  fact(
    'Pipeline',
    'DisableInboundStageTransitions',
    (value) => value === undefined,
    'nothing stops a release half way',
  ),
  fact(
    'Pipeline',
    'Stages.1.OnFailure',
    { Result: 'RETRY', RetryConfiguration: { RetryMode: 'FAILED_ACTIONS' } },
    'a build that failed by chance is tried again once',
  ),
  fact('Repository', 'RepositoryName', stackName, 'pipeline, rules and roles name the repository so'),
  fact('Repository', 'RepositoryDescription', /\S/, 'people find it among others'),
  fact('Repository', 'Code', (value) => value === undefined, 'it is filled by the copy'),
  fact('Repository', 'Triggers', (value) => value === undefined, 'the rule hears of pushes'),
]

export const thePipelineIsSet = factsHold(
  'the pipeline and its repository are set as the rest expects',
  () => factsOfPipeline,
)
