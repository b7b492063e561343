import { measures, metricsDimension, metricsNamespace } from '@matricula/server/measures'
import { Aws, Fn, type Stack } from 'aws-cdk-lib'
import { CfnAlarm, type CfnAlarmProps, CfnDashboard } from 'aws-cdk-lib/aws-cloudwatch'
import type { CfnTopic } from 'aws-cdk-lib/aws-sns'
import type { Data } from './data.ts'
import type { Nodes } from './node.ts'

interface Needs {
  readonly stack: Stack
  readonly data: Data
  readonly nodes: Nodes
  readonly topic: CfnTopic
}

type About = Omit<CfnAlarmProps, 'evaluationPeriods' | 'comparisonOperator'> &
  Partial<Pick<CfnAlarmProps, 'evaluationPeriods' | 'comparisonOperator'>>

export type Alarm = (id: string, about: About) => CfnAlarm

/** Every alarm tells the topic, when it begins and when it ends. */
export const alarmOf =
  ({ stack, topic }: Pick<Needs, 'stack' | 'topic'>): Alarm =>
  (id, about) =>
    new CfnAlarm(stack, id, {
      comparisonOperator: 'GreaterThanOrEqualToThreshold',
      evaluationPeriods: 2,
      alarmActions: [topic.ref],
      okActions: [topic.ref],
      ...about,
    })

/** What is watched in either topology. Answers the alarm that takes a release back. */
export function watchedBy(alarm: Alarm, { data, nodes }: Needs): CfnAlarm {
  alarm('CreditAlarm', {
    alarmDescription: 'A node has almost spent its bursts of speed: choose a larger one.',
    namespace: 'AWS/EC2',
    metricName: 'CPUCreditBalance',
    dimensions: [nodes.dimension],
    statistic: 'Minimum',
    period: 300,
    threshold: 20,
    comparisonOperator: 'LessThanThreshold',
  })
  alarm('ThrottleAlarm', {
    alarmDescription: 'DynamoDB refuses: a hot key, or the most that the parameters allow.',
    evaluationPeriods: 1,
    threshold: 1,
    treatMissingData: 'notBreaching',
    metrics: [{ id: 'refused', expression: 'SUM(METRICS())', returnData: true }, ...throttlesOf(data)],
  })
  return alarm('ServerErrorAlarm', {
    alarmDescription: 'The server fails requests. Stops a deployment that runs, and takes it back.',
    namespace: metricsNamespace,
    metricName: measures.serverErrors.name,
    dimensions: [{ name: metricsDimension, value: Aws.STACK_NAME }],
    statistic: 'Sum',
    period: 60,
    evaluationPeriods: 1,
    threshold: 5,
    treatMissingData: 'notBreaching',
  })
}

const throttlesOf = ({ tables }: Data): CfnAlarm.MetricDataQueryProperty[] =>
  tables.flatMap(({ description, table }) =>
    (['Read', 'Write'] as const).map((way) => ({
      id: `${description.name}${way}`,
      returnData: false,
      metricStat: {
        metric: {
          namespace: 'AWS/DynamoDB',
          metricName: `${way}ThrottleEvents`,
          dimensions: [{ name: 'TableName', value: table.ref }],
        },
        period: 300,
        stat: 'Sum',
      },
    })),
  )

/** A single node is helped by EC2 itself: moved to other hardware, or started anew. */
export function watchedAlone(alarm: Alarm, { dimension }: Nodes): void {
  const helpedBy = (what: string) => Fn.sub(`arn:\${AWS::Partition}:automate:\${AWS::Region}:ec2:${what}`)
  const check = {
    namespace: 'AWS/EC2',
    dimensions: [dimension],
    statistic: 'Maximum',
    period: 60,
    threshold: 1,
  }
  const topic = Fn.ref('Alerts')
  alarm('HardwareAlarm', {
    ...check,
    alarmDescription: 'The hardware under the node failed: EC2 moves it.',
    metricName: 'StatusCheckFailed_System',
    alarmActions: [topic, helpedBy('recover')],
  })
  alarm('SystemAlarm', {
    ...check,
    alarmDescription: 'The node does not answer: EC2 starts it anew.',
    metricName: 'StatusCheckFailed_Instance',
    evaluationPeriods: 3,
    alarmActions: [topic, helpedBy('reboot')],
  })
}

/** Behind a balancer, what counts is whether it finds a node well. */
export function watchedBehind(alarm: Alarm, targets: string, balancer: string): void {
  alarm('UnhealthyAlarm', {
    alarmDescription: 'A node does not pass its health check.',
    namespace: 'AWS/ApplicationELB',
    metricName: 'UnHealthyHostCount',
    dimensions: [
      { name: 'TargetGroup', value: targets },
      { name: 'LoadBalancer', value: balancer },
    ],
    statistic: 'Maximum',
    period: 60,
    evaluationPeriods: 3,
    threshold: 1,
  })
}

type Metric = readonly (string | object)[]

const chart = (place: number, title: string, stat: string, metrics: readonly Metric[]): object => ({
  type: 'metric',
  x: (place % 3) * 8,
  y: Math.floor(place / 3) * 6,
  width: 8,
  height: 6,
  properties: { title, stat, metrics, region: '${AWS::Region}' },
})

/** Six charts on one page: what is asked, how fast, who listens, what the node and the tables do. */
export function dashboardOf({ stack, data, nodes }: Needs): void {
  const ours = (name: string): Metric => [metricsNamespace, name, metricsDimension, '${AWS::StackName}']
  const node = (name: string, more: readonly object[] = []): Metric => [
    'AWS/EC2',
    name,
    nodes.dimension.name,
    `\${${nodes.resource.logicalId}}`,
    ...more,
  ]
  const tables = (name: string): Metric[] =>
    data.tables.map(({ table }) => ['AWS/DynamoDB', name, 'TableName', `\${${table.logicalId}}`])
  const widgets = [
    chart(0, 'Requests and failures', 'Sum', [
      ours(measures.requests.name),
      ours(measures.serverErrors.name),
      ours(measures.conflicts.name),
      ours(measures.throttles.name),
    ]),
    chart(1, 'Time to answer (ms, p95)', 'p95', [ours(measures.latency.name)]),
    chart(2, 'Live connections', 'Maximum', [ours(measures.sockets.name)]),
    chart(3, 'Processor and credits', 'Average', [
      node('CPUUtilization'),
      node('CPUCreditBalance', [{ yAxis: 'right' }]),
    ]),
    chart(4, 'Units read', 'Sum', tables('ConsumedReadCapacityUnits')),
    chart(5, 'Units written', 'Sum', tables('ConsumedWriteCapacityUnits')),
  ]
  new CfnDashboard(stack, 'Dashboard', {
    dashboardName: Aws.STACK_NAME,
    dashboardBody: Fn.sub(JSON.stringify({ widgets })),
  })
}
