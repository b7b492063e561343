import { tables } from '@matricula/server/table'
import { type Check, type Fact, type Finding, fact, factsHold, finding, unless } from '#check/finding.ts'
import { balancerFullName, targetsFullName, topicArn } from '#check/known-types.ts'
import { metricFault } from '#check/metrics.ts'
import { partsOf, region, type Scene, stackName } from '#check/scene.ts'
import { at, isRecord, type Json, listAt, same, textAt } from '#infra/json.ts'
import { readJson } from './storage.ts'

const namesOf = (dimensions: readonly Json[]): string[] => dimensions.map((one) => textAt(one, 'Name'))

/** An alarm on what nobody measures is silent for ever. */
export const alarmsHearWhatIsMeasured: Check = {
  name: 'alarms hear what AWS or the server really measures',
  look: (scene) =>
    partsOf(scene, 'AWS::CloudWatch::Alarm').flatMap(({ id, properties }) => {
      const queries = listAt(properties, 'Metrics').flatMap((query) => listAt(query, 'MetricStat.Metric'))
      const metrics = queries.length > 0 ? queries : [properties]
      return [
        ...metrics.flatMap((metric) => metricFaults(id, metric)),
        ...unless(
          queries.length === 0 || properties['MetricName'] === undefined,
          id,
          'It has both one metric and a sum of many.',
        ),
        ...unless(same(listAt(properties, 'OKActions'), [topicArn()]), id, 'Nobody is told when it is over.'),
        ...unless(
          listAt(properties, 'AlarmActions').includes(topicArn()),
          id,
          'Nobody is told when it begins.',
        ),
        ...unless(properties['ActionsEnabled'] !== false, id, 'Its actions are switched off.'),
        ...unless(textAt(properties, 'AlarmDescription').length > 10, id, 'It does not say what is wrong.'),
        ...unless(
          properties['AlarmName'] === undefined,
          id,
          'A fixed name keeps a second stack from being made.',
        ),
      ]
    }),
}

function metricFaults(id: string, metric: Json): Finding[] {
  const dimensions = namesOf(listAt(metric, 'Dimensions'))
  const fault = metricFault(textAt(metric, 'Namespace'), textAt(metric, 'MetricName'), dimensions)
  return fault === undefined ? [] : [finding(id, `It can never go off: ${fault}.`)]
}

type Numbers = readonly [
  comparison: string,
  threshold: number,
  statistic: string,
  period: number,
  periods: number,
]

const atLeast = 'GreaterThanOrEqualToThreshold'

/** When each alarm goes off, over which numbers of whom. */
const alarmsOf = ({ topology }: Scene): readonly Fact[] => {
  const node =
    topology === 'single'
      ? [{ Name: 'InstanceId', Value: 'i-0123456789abcdef0' }]
      : [{ Name: 'AutoScalingGroupName', Value: 'nodes-ref' }]
  const stack = [{ Name: 'Stack', Value: stackName }]
  const quiet = 'notBreaching'
  return [
    ...alarmFacts('CreditAlarm', 'AWS/EC2 CPUCreditBalance', node, [
      'LessThanThreshold',
      20,
      'Minimum',
      300,
      2,
    ]),
    ...alarmFacts('ServerErrorAlarm', 'Matricula ServerErrors', stack, [atLeast, 5, 'Sum', 60, 1]),
    fact('ServerErrorAlarm', 'TreatMissingData', quiet, 'a server that does not err says nothing'),
    fact('ServerErrorAlarm', 'AlarmActions', [topicArn()], 'the administrator is told'),
    fact('CreditAlarm', 'AlarmActions', [topicArn()], 'the administrator is told'),
    ...alarmFacts('HardwareAlarm', 'AWS/EC2 StatusCheckFailed_System', node, [atLeast, 1, 'Maximum', 60, 2]),
    fact(
      'HardwareAlarm',
      'AlarmActions',
      [topicArn(), `arn:aws:automate:${region}:ec2:recover`],
      'EC2 moves the node to other hardware',
    ),
    ...alarmFacts('SystemAlarm', 'AWS/EC2 StatusCheckFailed_Instance', node, [atLeast, 1, 'Maximum', 60, 3]),
    fact(
      'SystemAlarm',
      'AlarmActions',
      [topicArn(), `arn:aws:automate:${region}:ec2:reboot`],
      'EC2 starts the node anew',
    ),
    ...alarmFacts(
      'UnhealthyAlarm',
      'AWS/ApplicationELB UnHealthyHostCount',
      [
        { Name: 'TargetGroup', Value: targetsFullName },
        { Name: 'LoadBalancer', Value: balancerFullName },
      ],
      [atLeast, 1, 'Maximum', 60, 3],
    ),
    fact('UnhealthyAlarm', 'AlarmActions', [topicArn()], 'the administrator is told'),
    ...throttleFacts,
  ]
}

function alarmFacts(id: string, metric: string, dimensions: Json, numbers: Numbers): Fact[] {
  const [comparison, threshold, statistic, period, periods] = numbers
  const [namespace = '', name = ''] = metric.split(' ')
  return [
    fact(id, 'Namespace', namespace, 'it is measured there'),
    fact(id, 'MetricName', name, 'this is what the alarm is about'),
    fact(id, 'Dimensions', dimensions, 'it is about this stack'),
    fact(id, 'ComparisonOperator', comparison, 'it goes off on the bad side'),
    fact(id, 'Threshold', threshold, 'it goes off in time, and not for nothing'),
    fact(id, 'Statistic', statistic, 'this way of counting shows the fault'),
    fact(id, 'Period', period, 'it goes off in time, and not for nothing'),
    fact(id, 'EvaluationPeriods', periods, 'it goes off in time, and not for nothing'),
  ]
}

const throttleFacts: readonly Fact[] = [
  fact(
    'ThrottleAlarm',
    'Metrics',
    sumsThrottles,
    'reads and writes of every table that were refused are summed',
  ),
  fact('ThrottleAlarm', 'ComparisonOperator', atLeast, 'it goes off on the bad side'),
  fact('ThrottleAlarm', 'Threshold', 1, 'one refusal is worth a word'),
  fact('ThrottleAlarm', 'EvaluationPeriods', 1, 'one refusal is worth a word'),
  fact('ThrottleAlarm', 'TreatMissingData', 'notBreaching', 'tables that refuse nothing say nothing'),
  fact('ThrottleAlarm', 'AlarmActions', [topicArn()], 'the administrator is told'),
]

function sumsThrottles(value: Json | undefined): boolean {
  const queries = listAt(value, '')
  const sums = queries.filter((query) => at(query, 'Expression') !== undefined)
  const counts = queries.filter((query) => at(query, 'MetricStat') !== undefined)
  const wanted = tables.flatMap(({ name }) =>
    ['Read', 'Write'].map((way) => `${stackName}-${name} ${way}ThrottleEvents`),
  )
  const found = counts.map(
    (query) =>
      `${textAt(query, 'MetricStat.Metric.Dimensions.0.Value')} ${textAt(query, 'MetricStat.Metric.MetricName')}`,
  )
  const ids = queries.map((query) => textAt(query, 'Id'))
  const parts = [
    sums.length === 1 && at(sums[0], 'Expression') === 'SUM(METRICS())' && at(sums[0], 'ReturnData') === true,
    same(found.toSorted(), wanted.toSorted()),
    new Set(ids).size === queries.length && ids.every((id) => /^[a-z]\w*$/.test(id)),
    counts.every((query) => at(query, 'ReturnData') === false),
    counts.every((query) => at(query, 'MetricStat.Stat') === 'Sum' && at(query, 'MetricStat.Period') === 300),
  ]
  return parts.every(Boolean)
}

export const alarmsGoOffInTime = factsHold('alarms go off in time, and on the bad side', alarmsOf)

/** The page of charts is text to every schema: it must be JSON, fit the page, and show what is measured. */
export const theDashboardShows: Check = {
  name: 'the dashboard shows what is measured, of this stack',
  look(scene) {
    const dashboard = scene.parts['Dashboard']
    if (!dashboard) return []
    const id = 'Dashboard'
    const body = readJson(textAt(dashboard.properties, 'DashboardBody'))
    const widgets = listAt(body, 'widgets')
    if (!isRecord(body) || widgets.length === 0)
      return [finding(id, 'DashboardBody is not JSON with widgets.')]
    return [
      ...unless(
        dashboard.properties['DashboardName'] === stackName,
        id,
        'It does not bear the name of the stack.',
      ),
      ...unless(widgets.length === 6, id, `It shows ${widgets.length} charts instead of 6.`),
      ...widgets.flatMap((widget) => widgetFaults(scene, widget)),
    ]
  },
}

function widgetFaults(scene: Scene, widget: Json): Finding[] {
  const title = textAt(widget, 'properties.title')
  const right = Number(at(widget, 'x')) + Number(at(widget, 'width'))
  const fits = right <= 24 && Number(at(widget, 'height')) > 0 && Number(at(widget, 'y')) >= 0
  return [
    ...unless(
      title !== '' && fits && at(widget, 'type') === 'metric',
      'Dashboard',
      `Chart “${title}” has no title, or does not fit the page.`,
    ),
    ...unless(
      at(widget, 'properties.region') === region,
      'Dashboard',
      `Chart “${title}” is of another region.`,
    ),
    ...unless(
      ['Sum', 'p95', 'Maximum', 'Average'].includes(textAt(widget, 'properties.stat')),
      'Dashboard',
      `Chart “${title}” counts in no known way.`,
    ),
    ...unless(
      listAt(widget, 'properties.metrics').length > 0,
      'Dashboard',
      `Chart “${title}” shows nothing.`,
    ),
    ...listAt(widget, 'properties.metrics').flatMap((metric) => chartFaults(scene, title, metric)),
  ]
}

function chartFaults(scene: Scene, title: string, metric: Json): Finding[] {
  const words = listAt(metric, '').filter((word) => typeof word === 'string')
  const [namespace = '', name = '', dimension = '', value = ''] = words
  const fault = metricFault(namespace, name, words.length > 2 ? [dimension] : [])
  const owners = [stackName, ...tables.map((table) => `${stackName}-${table.name}`)]
  const node = scene.topology === 'single' ? 'i-0123456789abcdef0' : 'nodes-ref'
  return [
    ...(fault === undefined ? [] : [finding('Dashboard', `Chart “${title}” stays empty: ${fault}.`)]),
    ...unless(
      [...owners, node].includes(value),
      'Dashboard',
      `Chart “${title}” shows ${value}, which is not of this stack.`,
    ),
  ]
}
