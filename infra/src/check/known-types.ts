import { type Json, type JsonRecord, textAt } from '#infra/json.ts'
import { account, arn, region, stackName } from './scene.ts'

/** What CloudFormation would answer for a resource of a type: to `Ref`, and to `Fn::GetAtt`. */
export interface KnownType {
  ref(id: string, named: JsonRecord): Json
  readonly attributes: Readonly<Record<string, (id: string, named: JsonRecord) => Json>>
}

const byName =
  (property: string) =>
  (id: string, named: JsonRecord): Json =>
    textAt(named, property) || `${stackName}-${id}`

const plain = (id: string): Json => `${id.toLowerCase()}-ref`

const known = (ref: KnownType['ref'] = plain, attributes: KnownType['attributes'] = {}): KnownType => ({
  ref,
  attributes,
})

export const bucketName = 'matricula-artifacts-1'
export const balancerFullName = 'app/matricula/1'
export const targetsFullName = 'targetgroup/matricula/1'
export const publicAddress = '203.0.113.7'

/** Properties that give a resource its name; they are resolved before the rest. */
export const namingProperties = [
  'TableName',
  'LogGroupName',
  'Name',
  'ApplicationName',
  'DeploymentGroupName',
  'RepositoryName',
] as const

export const knownTypes: Readonly<Record<string, KnownType>> = {
  'AWS::AutoScaling::AutoScalingGroup': known(),
  'AWS::AutoScaling::ScalingPolicy': known(),
  'AWS::Budgets::Budget': known(),
  'AWS::CloudWatch::Alarm': known((id) => `${stackName}-${id}`, {
    Arn: (id) => arn('cloudwatch', `alarm:${id}`),
  }),
  'AWS::CloudWatch::Dashboard': known(),
  'AWS::CodeBuild::Project': known(byName('Name'), {
    Arn: (_, named) => arn('codebuild', `project/${textAt(named, 'Name')}`),
  }),
  'AWS::CodeCommit::Repository': known(plain, {
    Arn: (_, named) => arn('codecommit', textAt(named, 'RepositoryName')),
  }),
  'AWS::CodeDeploy::Application': known(byName('ApplicationName')),
  'AWS::CodeDeploy::DeploymentGroup': known(byName('DeploymentGroupName')),
  'AWS::CodePipeline::Pipeline': known(byName('Name')),
  'AWS::DynamoDB::Table': known(byName('TableName'), {
    Arn: (_, named) => arn('dynamodb', `table/${textAt(named, 'TableName')}`),
  }),
  'AWS::EC2::EIP': known(() => publicAddress, { AllocationId: (id) => `allocation-of-${id}` }),
  'AWS::EC2::EIPAssociation': known(),
  'AWS::EC2::Instance': known(() => 'i-0123456789abcdef0'),
  'AWS::EC2::InternetGateway': known(),
  'AWS::EC2::LaunchTemplate': known(plain, { LatestVersionNumber: () => '1' }),
  'AWS::EC2::Route': known(),
  'AWS::EC2::RouteTable': known(),
  'AWS::EC2::SecurityGroup': known(plain, { GroupId: (id) => `sg-of-${id}` }),
  'AWS::EC2::Subnet': known(),
  'AWS::EC2::SubnetRouteTableAssociation': known(),
  'AWS::EC2::VPC': known(),
  'AWS::EC2::VPCEndpoint': known(),
  'AWS::EC2::VPCGatewayAttachment': known(),
  'AWS::ElastiCache::ServerlessCache': known(plain, {
    'Endpoint.Address': () => 'cache.example',
    'Endpoint.Port': () => '6379',
  }),
  'AWS::ElasticLoadBalancingV2::Listener': known(),
  'AWS::ElasticLoadBalancingV2::LoadBalancer': known(plain, {
    DNSName: () => 'balancer.example',
    LoadBalancerFullName: () => balancerFullName,
  }),
  'AWS::ElasticLoadBalancingV2::TargetGroup': known(plain, {
    TargetGroupFullName: () => targetsFullName,
    TargetGroupName: (id) => `${id}-name`,
  }),
  'AWS::Events::Rule': known(),
  'AWS::IAM::InstanceProfile': known(plain, {
    Arn: (id) => `arn:aws:iam::${account}:instance-profile/${id}`,
  }),
  'AWS::IAM::Policy': known(),
  'AWS::IAM::Role': known(plain, { Arn: (id) => roleArn(id) }),
  'AWS::Logs::LogGroup': known(byName('LogGroupName'), {
    Arn: (_, named) => arn('logs', `log-group:${textAt(named, 'LogGroupName')}:*`),
  }),
  'AWS::S3::Bucket': known(() => bucketName, { Arn: () => `arn:aws:s3:::${bucketName}` }),
  'AWS::S3::BucketPolicy': known(),
  'AWS::SNS::Topic': known((id) => topicArn(id)),
  'AWS::SNS::TopicPolicy': known(),
  'AWS::SSM::Association': known(),
  'AWS::SecretsManager::Secret': known((id) => secretArn(id)),
}

export const roleArn = (id: string): string => `arn:aws:iam::${account}:role/${id}`
export const topicArn = (id = 'Alerts'): string => arn('sns', `${stackName}-${id}`)
export const secretArn = (id: string): string => arn('secretsmanager', `secret:${id}-AbCdEf`)

/** What stands for itself in every stack. */
export const pseudo: JsonRecord = {
  'AWS::AccountId': account,
  'AWS::Partition': 'aws',
  'AWS::Region': region,
  'AWS::StackId': arn('cloudformation', `stack/${stackName}/1`),
  'AWS::StackName': stackName,
  'AWS::URLSuffix': 'amazonaws.com',
}
