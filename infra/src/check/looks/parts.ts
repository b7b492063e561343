import { tables } from '@matricula/server/table'
import { type Check, finding, unless } from '#check/finding.ts'
import { tableId } from '#infra/data.ts'
import { recordAt, textAt } from '#infra/json.ts'
import type { Topology } from '#infra/topology.ts'

/** What becomes of a thing when the stack goes, or when another takes its place. */
type Fate = 'kept' | 'discarded' | 'unsaid'

interface Expected {
  readonly type: string
  readonly condition?: string
  readonly fate?: Fate
}

const part = (type: string, condition?: string, fate: Fate = 'unsaid'): Expected => ({
  type: `AWS::${type}`,
  fate,
  ...(condition !== undefined && { condition }),
})

const inBoth: Readonly<Record<string, Expected>> = {
  ...Object.fromEntries(tables.map((table) => [tableId(table), part('DynamoDB::Table', undefined, 'kept')])),
  AdminSecret: part('SecretsManager::Secret', undefined, 'discarded'),
  InstitutionSecret: part('SecretsManager::Secret', undefined, 'kept'),
  Vpc: part('EC2::VPC'),
  InternetGateway: part('EC2::InternetGateway'),
  GatewayAttachment: part('EC2::VPCGatewayAttachment'),
  PublicRoutes: part('EC2::RouteTable'),
  WayOut: part('EC2::Route'),
  SubnetA: part('EC2::Subnet'),
  SubnetARoutes: part('EC2::SubnetRouteTableAssociation'),
  DynamoDbEndpoint: part('EC2::VPCEndpoint'),
  S3Endpoint: part('EC2::VPCEndpoint'),
  NodeDoors: part('EC2::SecurityGroup'),
  Artifacts: part('S3::Bucket', undefined, 'kept'),
  ArtifactsPolicy: part('S3::BucketPolicy'),
  AppLog: part('Logs::LogGroup', undefined, 'discarded'),
  BuildLog: part('Logs::LogGroup', undefined, 'discarded'),
  Alerts: part('SNS::Topic'),
  AlertsPolicy: part('SNS::TopicPolicy'),
  NodeRole: part('IAM::Role'),
  NodeProfile: part('IAM::InstanceProfile'),
  MailPolicy: part('IAM::Policy', 'SendsMail'),
  CreditAlarm: part('CloudWatch::Alarm'),
  ThrottleAlarm: part('CloudWatch::Alarm'),
  ServerErrorAlarm: part('CloudWatch::Alarm'),
  Dashboard: part('CloudWatch::Dashboard'),
  BuildRole: part('IAM::Role'),
  Build: part('CodeBuild::Project'),
  DeployRole: part('IAM::Role'),
  Application: part('CodeDeploy::Application'),
  DeploymentGroup: part('CodeDeploy::DeploymentGroup'),
  PipelineRole: part('IAM::Role'),
  Pipeline: part('CodePipeline::Pipeline'),
  PushRole: part('IAM::Role', 'UsesCodeCommit'),
  PushRule: part('Events::Rule', 'UsesCodeCommit'),
  PipelineFailedRule: part('Events::Rule'),
  JobStarterRole: part('IAM::Role'),
  Repository: part('CodeCommit::Repository', 'UsesCodeCommit', 'kept'),
  CopyRole: part('IAM::Role', 'IsSeeded'),
  CopyJob: part('CodeBuild::Project', 'IsSeeded'),
  CopyRule: part('Events::Rule', 'IsSeeded'),
  Patching: part('SSM::Association'),
  DriftRole: part('IAM::Role'),
  DriftJob: part('CodeBuild::Project'),
  DriftRule: part('Events::Rule'),
  Budget: part('Budgets::Budget', 'HasBudget'),
}

const inOne: Readonly<Record<Topology, Readonly<Record<string, Expected>>>> = {
  single: {
    Address: part('EC2::EIP'),
    AddressOfNode: part('EC2::EIPAssociation'),
    Node: part('EC2::Instance'),
    HardwareAlarm: part('CloudWatch::Alarm'),
    SystemAlarm: part('CloudWatch::Alarm'),
  },
  fleet: {
    SubnetB: part('EC2::Subnet'),
    SubnetBRoutes: part('EC2::SubnetRouteTableAssociation'),
    BalancerDoors: part('EC2::SecurityGroup'),
    CacheDoors: part('EC2::SecurityGroup'),
    Cache: part('ElastiCache::ServerlessCache'),
    Balancer: part('ElasticLoadBalancingV2::LoadBalancer'),
    Targets: part('ElasticLoadBalancingV2::TargetGroup'),
    HttpsListener: part('ElasticLoadBalancingV2::Listener'),
    HttpListener: part('ElasticLoadBalancingV2::Listener'),
    NodeTemplate: part('EC2::LaunchTemplate'),
    Nodes: part('AutoScaling::AutoScalingGroup'),
    CpuScaling: part('AutoScaling::ScalingPolicy'),
    UnhealthyAlarm: part('CloudWatch::Alarm'),
  },
}

const fates: Readonly<Record<Fate, readonly [string, string]>> = {
  kept: ['RetainExceptOnCreate', 'Retain'],
  discarded: ['Delete', 'Delete'],
  unsaid: ['', ''],
}

/** What the stack is made of: what it needs, under which condition, and what outlives it. */
export const thePartsAreThere: Check = {
  name: 'every part is there, of its type, under its condition, and outlives the stack where it must',
  look({ template, topology }) {
    const expected = { ...inBoth, ...inOne[topology] }
    const resources = recordAt(template, 'Resources')
    const missing = Object.entries(expected).flatMap(([id, { type }]) =>
      unless(id in resources, id, `It is missing; the stack needs this ${type}.`),
    )
    const wrong = Object.entries(resources).flatMap(([id, raw]) => {
      const wanted = expected[id]
      if (!wanted) return [finding(id, 'Nobody knows what this is here for.')]
      return [
        ...says(id, 'Type', textAt(raw, 'Type'), wanted.type),
        ...says(id, 'Condition', textAt(raw, 'Condition'), wanted.condition ?? ''),
        ...says(id, 'DeletionPolicy', textAt(raw, 'DeletionPolicy'), fates[wanted.fate ?? 'unsaid'][0]),
        ...says(
          id,
          'UpdateReplacePolicy',
          textAt(raw, 'UpdateReplacePolicy'),
          fates[wanted.fate ?? 'unsaid'][1],
        ),
      ]
    })
    return [...missing, ...wrong]
  },
}

const says = (id: string, what: string, found: string, wanted: string) =>
  unless(
    found === wanted,
    id,
    `${what} is ${found === '' ? 'missing' : found} instead of ${wanted === '' ? 'nothing' : wanted}${consequences[what] ?? ''}.`,
  )

const consequences: Readonly<Record<string, string>> = {
  DeletionPolicy: ': it decides what is lost when the stack is deleted',
  UpdateReplacePolicy: ': it decides what is lost when an update replaces it',
  Condition: ': it would be made when it must not, or missing when it must be there',
}
