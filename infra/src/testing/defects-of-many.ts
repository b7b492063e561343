import { type Defect, defect, gone, ref } from './defect.ts'

/** What else can be wrong where there are several nodes. */
export const defectsOfMany: readonly Defect[] = [
  defect('asks another page how a node is', 'Resources.Targets.Properties.HealthCheckPath', '/'),
  defect('asks nodes on another port', 'Resources.Targets.Properties.Port', 443),
  defect('takes five minutes to leave', 'Resources.Targets.Properties.TargetGroupAttributes.0.Value', '300'),
  defect('serves without TLS', 'Resources.HttpListener.Properties.DefaultActions.0', {
    Type: 'forward',
    TargetGroupArn: ref('Targets'),
  }),
  defect(
    'redirects in a circle',
    'Resources.HttpListener.Properties.DefaultActions.0.RedirectConfig.Protocol',
    'HTTP',
  ),
  defect('takes old TLS', 'Resources.HttpsListener.Properties.SslPolicy', 'ELBSecurityPolicy-2016-08'),
  defect('lets everyone reach the nodes', 'Resources.NodeDoors.Properties.SecurityGroupIngress.0', {
    IpProtocol: 'tcp',
    FromPort: 80,
    ToPort: 80,
    CidrIp: '0.0.0.0/0',
  }),
  defect(
    'lets the balancer reach the cache',
    'Resources.CacheDoors.Properties.SecurityGroupIngress.0.SourceSecurityGroupId',
    { 'Fn::GetAtt': ['BalancerDoors', 'GroupId'] },
  ),
  defect('stands in one zone', 'Resources.SubnetB.Properties.AvailabilityZone.Fn::Select.0', 0),
  defect('joins no balancer', 'Resources.Nodes.Properties.TargetGroupARNs', []),
  defect('does not find a dead server', 'Resources.Nodes.Properties.HealthCheckType', 'EC2'),
  defect('replaces all nodes at once', 'Resources.Nodes.UpdatePolicy', gone),
  defect('stays with the first template', 'Resources.Nodes.Properties.LaunchTemplate.Version', '1$Default'),
  defect(
    'deploys to all at once',
    'Resources.DeploymentGroup.Properties.DeploymentConfigName',
    'CodeDeployDefault.AllAtOnce',
  ),
  defect(
    'leaves a node in the balancer',
    'Resources.DeploymentGroup.Properties.DeploymentStyle.DeploymentOption',
    'WITHOUT_TRAFFIC_CONTROL',
  ),
  defect(
    'watches a balancer by half a name',
    'Resources.UnhealthyAlarm.Properties.Dimensions.0.Value',
    ref('Targets'),
  ),
  defect('lets the cache cost what it will', 'Resources.Cache.Properties.CacheUsageLimits', gone),
]
