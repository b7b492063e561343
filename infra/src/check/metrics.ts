import { measures, metricsDimension, metricsNamespace } from '@matricula/server/measures'

/** What is measured under a namespace: the metric, and the dimensions that it always has. */
const known: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  'AWS/EC2': Object.fromEntries(
    ['CPUCreditBalance', 'CPUUtilization', 'StatusCheckFailed_Instance', 'StatusCheckFailed_System'].map(
      (name) => [name, ['InstanceId', 'AutoScalingGroupName']],
    ),
  ),
  'AWS/DynamoDB': Object.fromEntries(
    [
      'ConsumedReadCapacityUnits',
      'ConsumedWriteCapacityUnits',
      'ReadThrottleEvents',
      'WriteThrottleEvents',
    ].map((name) => [name, ['TableName']]),
  ),
  'AWS/ApplicationELB': { UnHealthyHostCount: ['LoadBalancer,TargetGroup'] },
  [metricsNamespace]: Object.fromEntries(
    Object.values(measures).map(({ name }) => [name, [metricsDimension]]),
  ),
}

/** In words what is wrong with a metric; undefined where AWS or the server really measures it. */
export function metricFault(
  namespace: string,
  name: string,
  dimensions: readonly string[],
): string | undefined {
  const metrics = known[namespace]
  if (!metrics) return `nobody measures anything under ${namespace || 'no namespace'}`
  const ways = metrics[name]
  if (!ways) return `nobody measures ${namespace} ${name}`
  if (ways.includes(dimensions.toSorted().join(','))) return undefined
  return `${namespace} ${name} is measured by ${ways.join(' or ')}, not by ${dimensions.join(', ') || 'nothing'}`
}
