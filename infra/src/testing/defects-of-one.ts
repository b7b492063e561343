import { type Defect, defect, gone, ref, sub } from './defect.ts'

const statement = (role: string, place: number): string =>
  `Resources.${role}.Properties.Policies.0.PolicyDocument.Statement.${place}`
const stage = (place: number, more: string): string =>
  `Resources.Pipeline.Properties.Stages.${place}.Actions.0.${more}`

/** What a careless hand, or a malicious one, writes into the template of one node. */
export const defectsOfOne: readonly Defect[] = [
  defect('leaves a question without its default', 'Parameters.Branch.Default', gone),
  defect('lets any text be an address', 'Parameters.AdminEmail.AllowedPattern', '.*'),
  defect('offers a machine for another processor', 'Parameters.InstanceType.AllowedValues.1', 't3.small'),
  defect(
    'takes the image for another processor',
    'Parameters.Ami.Default',
    '/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64',
  ),
  defect('turns a condition round', 'Conditions.UsesCodeCommit', {
    'Fn::Not': [{ 'Fn::Equals': [ref('ConnectionArn'), ''] }],
  }),
  defect('copies the source even where there is none', 'Conditions.IsSeeded', {
    'Fn::Equals': [ref('ConnectionArn'), ''],
  }),
  defect('drops the rule of the answers', 'Rules.ConnectionNeedsRepository.Assertions', []),
  defect('pays for a table by the hour', 'Resources.UsersTable.Properties.BillingMode', 'PROVISIONED'),
  defect(
    'cannot bring a table back',
    'Resources.StudentsTable.Properties.PointInTimeRecoverySpecification.PointInTimeRecoveryEnabled',
    false,
  ),
  defect('lets a table be deleted', 'Resources.CatalogueTable.Properties.DeletionProtectionEnabled', false),
  defect(
    'removes by another attribute',
    'Resources.EventsTable.Properties.TimeToLiveSpecification.AttributeName',
    'expiresAt',
  ),
  defect('removes items of students', 'Resources.StudentsTable.Properties.TimeToLiveSpecification', {
    AttributeName: 'expires',
    Enabled: true,
  }),
  defect(
    'takes one table’s sort key for another',
    'Resources.EnrolmentsTable.Properties.KeySchema.1.AttributeName',
    'g1s',
  ),
  defect(
    'turns the keys of an index round',
    'Resources.EventsTable.Properties.GlobalSecondaryIndexes.1.KeySchema.0.KeyType',
    'RANGE',
  ),
  defect(
    'projects keys alone',
    'Resources.UsersTable.Properties.GlobalSecondaryIndexes.0.Projection.ProjectionType',
    'KEYS_ONLY',
  ),
  defect('makes a key a number', 'Resources.UsersTable.Properties.AttributeDefinitions.0.AttributeType', 'N'),
  defect(
    'gives a table another name',
    'Resources.EventsTable.Properties.TableName',
    sub('${AWS::StackName}-event'),
  ),
  defect('takes the guard from the bill', 'Resources.EventsTable.Properties.OnDemandThroughput', gone),
  defect('loses a table with the stack', 'Resources.EnrolmentsTable.DeletionPolicy', 'Delete'),
  defect('loses a table at an update', 'Resources.UsersTable.UpdateReplacePolicy', gone),
  defect('loses the institution’s secret', 'Resources.InstitutionSecret.DeletionPolicy', gone),
  defect('makes a short password', 'Resources.AdminSecret.Properties.GenerateSecretString.PasswordLength', 6),
  defect(
    'opens the bucket to all',
    'Resources.Artifacts.Properties.PublicAccessBlockConfiguration.BlockPublicPolicy',
    false,
  ),
  defect(
    'lets releases be fetched without TLS',
    'Resources.ArtifactsPolicy.Properties.PolicyDocument.Statement.0.Effect',
    'Allow',
  ),
  defect('publishes the bucket', 'Resources.Artifacts.Properties.AccessControl', 'PublicRead'),
  defect('opens SSH', 'Resources.NodeDoors.Properties.SecurityGroupIngress.0.ToPort', 22),
  defect(
    'opens HTTPS to all for ever',
    'Resources.NodeDoors.Properties.SecurityGroupIngress.1.CidrIp',
    '0.0.0.0/0',
  ),
  defect(
    'closes the proof of the certificate',
    'Resources.NodeDoors.Properties.SecurityGroupIngress.0.CidrIp',
    ref('AllowedCidr'),
  ),
  defect('lets nothing out over HTTPS', 'Resources.NodeDoors.Properties.SecurityGroupEgress.1.FromPort', 442),
  defect('leads the way out nowhere', 'Resources.WayOut.Properties.DestinationCidrBlock', '10.0.0.0/8'),
  defect('joins the subnet to no route', 'Resources.SubnetARoutes', gone),
  defect('does not wait for the gateway', 'Resources.WayOut.DependsOn', gone),
  defect('puts a subnet outside the network', 'Resources.SubnetA.Properties.CidrBlock', '10.43.0.0/24'),
  defect(
    'leads to the tables of another region',
    'Resources.DynamoDbEndpoint.Properties.ServiceName',
    'com.amazonaws.us-east-1.dynamodb',
  ),
  defect('gives the address to nobody', 'Resources.AddressOfNode.Properties.AllocationId', ref('Address')),
  defect(
    'takes metadata without a token',
    'Resources.Node.Properties.MetadataOptions.HttpTokens',
    'optional',
  ),
  defect('leaves the disk readable', 'Resources.Node.Properties.BlockDeviceMappings.0.Ebs.Encrypted', false),
  defect('waits for no first boot', 'Resources.Node.CreationPolicy', gone),
  defect('starts without its role', 'Resources.Node.Properties.IamInstanceProfile', gone),
  defect(
    'bears another tag than CodeDeploy looks for',
    'Resources.Node.Properties.Tags.1.Key',
    'MatriculaNodes',
  ),
  defect(
    'lets another service be the node',
    'Resources.NodeRole.Properties.AssumeRolePolicyDocument.Statement.0.Principal.Service',
    'lambda.amazonaws.com',
  ),
  defect(
    'lets anyone start the pipeline’s role',
    'Resources.PipelineRole.Properties.AssumeRolePolicyDocument.Statement.0.Principal',
    '*',
  ),
  defect(
    'forgets for whom a build acts',
    'Resources.BuildRole.Properties.AssumeRolePolicyDocument.Statement.0.Condition',
    gone,
  ),
  defect('may not check a condition', `${statement('NodeRole', 0)}.Action.1`, 'dynamodb:ConditionCheck'),
  defect('may do anything to a table', `${statement('NodeRole', 0)}.Action.0`, 'dynamodb:*'),
  defect(
    'may query another index',
    `${statement('NodeRole', 1)}.Resource.0`,
    sub('${UsersTable.Arn}/index/g1'),
  ),
  defect('may query every index', `${statement('NodeRole', 1)}.Resource.0`, sub('${UsersTable.Arn}/index/*')),
  defect('may read every secret', `${statement('NodeRole', 2)}.Resource`, '*'),
  defect('may write releases', `${statement('NodeRole', 4)}.Action.1`, 's3:PutObject'),
  defect(
    'adds a managed policy',
    'Resources.NodeRole.Properties.ManagedPolicyArns.0',
    'arn:aws:iam::aws:policy/AdministratorAccess',
  ),
  defect(
    'sends letters as anybody',
    'Resources.MailPolicy.Properties.PolicyDocument.Statement.0.Condition',
    gone,
    'NodeRole',
  ),
  defect('may not write its log', `${statement('BuildRole', 0)}.Resource`, {
    'Fn::GetAtt': ['AppLog', 'Arn'],
  }),
  defect('may not give a release', `${statement('BuildRole', 1)}.Resource`, {
    'Fn::GetAtt': ['Artifacts', 'Arn'],
  }),
  defect('may start another pipeline', `${statement('PushRole', 0)}.Resource`, '*'),
  defect('may pass any role', `${statement('PipelineRole', 2)}.Action.1`, 'iam:PassRole'),
  defect(
    'builds on another processor',
    'Resources.Build.Properties.Environment.Image',
    'aws/codebuild/amazonlinux-x86_64-standard:5.0',
  ),
  defect('looks for the build elsewhere', 'Resources.Build.Properties.Source.BuildSpec', 'buildspec.yml'),
  defect('builds as root of its machine', 'Resources.Build.Properties.Environment.PrivilegedMode', true),
  defect('changes the copy', 'Resources.CopyJob.Properties.Environment.EnvironmentVariables.1.Name', 'INTO'),
  defect('hears of another branch', 'Resources.PushRule.Properties.EventPattern.detail.referenceName', [
    'master',
  ]),
  defect('hears of another kind of event', 'Resources.PushRule.Properties.EventPattern.detail-type', [
    'CodeCommit Repository State Changes',
  ]),
  defect('starts the pipeline as nobody', 'Resources.PushRule.Properties.Targets.0.RoleArn', gone),
  defect(
    'builds whatever is newest',
    'Resources.PushRule.Properties.Targets.0.InputTransformer.InputPathsMap.commit',
    '$.detail.oldCommitId',
  ),
  defect('makes a rule without its condition', 'Resources.PushRule.Condition', gone),
  defect(
    'copies after every update',
    'Resources.CopyRule.Properties.EventPattern.detail.status-details.status.0',
    'UPDATE_COMPLETE',
  ),
  defect(
    'tells of the run that always fails',
    'Resources.PipelineFailedRule.Properties.EventPattern.detail.execution-trigger',
    gone,
  ),
  defect('takes an artifact that nobody gives', stage(1, 'InputArtifacts.0.Name'), 'sources'),
  defect('deploys by another provider', stage(2, 'ActionTypeId.Provider'), 'ElasticBeanstalk'),
  defect('writes a configuration key wrongly', stage(2, 'Configuration'), {
    ApplicationName: ref('Application'),
    DeploymentGroup: ref('DeploymentGroup'),
  }),
  defect('polls for pushes as well', stage(0, 'Fn::If.1.Configuration.PollForSourceChanges'), 'true'),
  defect('runs the old kind of pipeline', 'Resources.Pipeline.Properties.PipelineType', 'V1'),
  defect('deploys to other machines', 'Resources.DeploymentGroup.Properties.Ec2TagFilters.0.Key', 'Name'),
  defect(
    'names a way that does not exist',
    'Resources.DeploymentGroup.Properties.DeploymentConfigName',
    'CodeDeployDefault.AtOnce',
  ),
  defect(
    'does not go back at an alarm',
    'Resources.DeploymentGroup.Properties.AutoRollbackConfiguration.Events',
    ['DEPLOYMENT_FAILURE'],
  ),
  defect('stops at no alarm', 'Resources.DeploymentGroup.Properties.AlarmConfiguration.Alarms', []),
  defect('watches what nobody measures', 'Resources.ServerErrorAlarm.Properties.MetricName', 'Http5xx'),
  defect('watches another dimension', 'Resources.ServerErrorAlarm.Properties.Dimensions.0.Name', 'StackName'),
  defect(
    'goes off on the good side',
    'Resources.CreditAlarm.Properties.ComparisonOperator',
    'GreaterThanThreshold',
  ),
  defect(
    'moves a node that should be started anew',
    'Resources.SystemAlarm.Properties.AlarmActions.1',
    sub('arn:${AWS::Partition}:automate:${AWS::Region}:ec2:terminate'),
  ),
  defect('forgets a table among the refusals', 'Resources.ThrottleAlarm.Properties.Metrics.9', gone),
  defect(
    'lets nobody tell the alerts',
    'Resources.AlertsPolicy.Properties.PolicyDocument.Statement.0.Principal.Service',
    ['sns.amazonaws.com'],
  ),
  defect('patches nobody', 'Resources.Patching.Properties.Targets.0.Key', 'tag:Name'),
  defect('only counts patches', 'Resources.Patching.Properties.Parameters.Operation', ['Scan']),
  defect(
    'writes a clock of five fields',
    'Resources.DriftRule.Properties.ScheduleExpression',
    'cron(0 5 * * MON)',
  ),
  defect('counts another budget', 'Resources.Budget.Properties.Budget.TimeUnit', 'ANNUALLY'),
  defect(
    'tells a wrong address',
    'Outputs.ElasticIp.Value',
    { 'Fn::GetAtt': ['Address', 'AllocationId'] },
    'ElasticIp',
  ),
  defect('adds a way in', 'Resources.Backdoor', { Type: 'AWS::IAM::User' }),
  defect('adds a key', 'Resources.Node.Properties.KeyName', 'mine'),
]
