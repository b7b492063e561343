import { type Check, unless } from '#check/finding.ts'
import { isRecord, recordAt, textAt } from '#infra/json.ts'

/** The properties of each type that somebody looks at. One more would be seen by nobody. */
const known: Readonly<Record<string, string>> = {
  'AutoScaling::AutoScalingGroup':
    'DesiredCapacity HealthCheckGracePeriod HealthCheckType LaunchTemplate MaxSize MinSize Tags TargetGroupARNs VPCZoneIdentifier',
  'AutoScaling::ScalingPolicy': 'AutoScalingGroupName PolicyType TargetTrackingConfiguration',
  'Budgets::Budget': 'Budget NotificationsWithSubscribers',
  'CloudWatch::Alarm':
    'AlarmActions AlarmDescription ComparisonOperator Dimensions EvaluationPeriods MetricName Metrics Namespace OKActions Period Statistic Threshold TreatMissingData',
  'CloudWatch::Dashboard': 'DashboardBody DashboardName',
  'CodeBuild::Project':
    'Artifacts Cache ConcurrentBuildLimit Environment LogsConfig Name ServiceRole Source TimeoutInMinutes',
  'CodeCommit::Repository': 'RepositoryDescription RepositoryName',
  'CodeDeploy::Application': 'ApplicationName ComputePlatform',
  'CodeDeploy::DeploymentGroup':
    'AlarmConfiguration ApplicationName AutoRollbackConfiguration AutoScalingGroups DeploymentConfigName DeploymentGroupName DeploymentStyle Ec2TagFilters LoadBalancerInfo OutdatedInstancesStrategy ServiceRoleArn TriggerConfigurations',
  'CodePipeline::Pipeline': 'ArtifactStore ExecutionMode Name PipelineType RoleArn Stages',
  'DynamoDB::Table':
    'AttributeDefinitions BillingMode DeletionProtectionEnabled GlobalSecondaryIndexes KeySchema OnDemandThroughput PointInTimeRecoverySpecification TableName TimeToLiveSpecification WarmThroughput',
  'EC2::EIP': 'Domain Tags',
  'EC2::EIPAssociation': 'AllocationId InstanceId',
  'EC2::Instance':
    'BlockDeviceMappings CreditSpecification IamInstanceProfile ImageId InstanceType MetadataOptions NetworkInterfaces PropagateTagsToVolumeOnCreation Tags UserData',
  'EC2::InternetGateway': '',
  'EC2::LaunchTemplate': 'LaunchTemplateData',
  'EC2::Route': 'DestinationCidrBlock GatewayId RouteTableId',
  'EC2::RouteTable': 'VpcId',
  'EC2::SecurityGroup': 'GroupDescription SecurityGroupEgress SecurityGroupIngress VpcId',
  'EC2::Subnet': 'AvailabilityZone CidrBlock MapPublicIpOnLaunch VpcId',
  'EC2::SubnetRouteTableAssociation': 'RouteTableId SubnetId',
  'EC2::VPC': 'CidrBlock EnableDnsHostnames EnableDnsSupport Tags',
  'EC2::VPCEndpoint': 'RouteTableIds ServiceName VpcEndpointType VpcId',
  'EC2::VPCGatewayAttachment': 'InternetGatewayId VpcId',
  'ElastiCache::ServerlessCache':
    'CacheUsageLimits Engine MajorEngineVersion SecurityGroupIds ServerlessCacheName SubnetIds',
  'ElasticLoadBalancingV2::Listener': 'Certificates DefaultActions LoadBalancerArn Port Protocol SslPolicy',
  'ElasticLoadBalancingV2::LoadBalancer':
    'IpAddressType LoadBalancerAttributes Scheme SecurityGroups Subnets Type',
  'ElasticLoadBalancingV2::TargetGroup':
    'HealthCheckIntervalSeconds HealthCheckPath HealthCheckTimeoutSeconds HealthyThresholdCount Matcher Port Protocol TargetGroupAttributes TargetType UnhealthyThresholdCount VpcId',
  'Events::Rule': 'Description EventPattern ScheduleExpression Targets',
  'IAM::InstanceProfile': 'Roles',
  'IAM::Policy': 'PolicyDocument PolicyName Roles',
  'IAM::Role': 'AssumeRolePolicyDocument ManagedPolicyArns Policies',
  'Logs::LogGroup': 'LogGroupName RetentionInDays',
  'S3::Bucket':
    'BucketEncryption LifecycleConfiguration OwnershipControls PublicAccessBlockConfiguration VersioningConfiguration',
  'S3::BucketPolicy': 'Bucket PolicyDocument',
  'SNS::Topic': 'Subscription',
  'SNS::TopicPolicy': 'PolicyDocument Topics',
  'SSM::Association':
    'ApplyOnlyAtCronInterval AssociationName MaxConcurrency MaxErrors Name Parameters ScheduleExpression Targets',
  'SecretsManager::Secret': 'Description GenerateSecretString',
}

/** What a resource says beside its properties. */
const around = 'Type Condition DependsOn Properties DeletionPolicy UpdateReplacePolicy'
const more: Readonly<Record<string, string>> = {
  Node: 'CreationPolicy',
  Nodes: 'CreationPolicy UpdatePolicy',
}

/** A property that nobody knows can open a door as well as one that is wrong. */
export const nothingIsAddedUnseen: Check = {
  name: 'no resource says more than somebody looks at',
  look: ({ template }) =>
    Object.entries(recordAt(template, 'Resources')).flatMap(([id, raw]) => {
      if (!isRecord(raw)) return unless(false, id, 'It is no resource.')
      const names = new Set((known[textAt(raw, 'Type').replace('AWS::', '')] ?? '').split(' '))
      const said = new Set(`${around} ${more[id] ?? ''}`.split(' '))
      return [
        ...Object.keys(recordAt(raw, 'Properties')).flatMap((name) =>
          unless(names.has(name), id, `It has ${name}, which nobody expects.`),
        ),
        ...Object.keys(raw).flatMap((name) =>
          unless(said.has(name), id, `It says ${name}, which nobody expects.`),
        ),
      ]
    }),
}
