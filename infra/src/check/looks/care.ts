import { type Check, fact, factsHold, unless } from '#check/finding.ts'
import { publicAddress, secretArn } from '#check/known-types.ts'
import { type Scene, stackName } from '#check/scene.ts'
import { at, type Json, listAt, same, textAt } from '#infra/json.ts'

/** Patches reach the nodes, and money that runs out is told in time. */
export const careIsTaken = factsHold(
  'patches reach the nodes, and money that runs out is told in time',
  ({ given }) => [
    fact('Patching', 'Name', 'AWS-RunPatchBaseline', 'this document of AWS installs patches'),
    fact('Patching', 'AssociationName', `${stackName}-patching`, 'people find it by the name of the stack'),
    fact(
      'Patching',
      'Targets',
      [{ Key: 'tag:MatriculaNode', Values: [stackName] }],
      'the nodes bear exactly this tag',
    ),
    fact(
      'Patching',
      'Parameters',
      { Operation: ['Install'], RebootOption: ['RebootIfNeeded'] },
      'patches are installed, not only counted',
    ),
    fact(
      'Patching',
      'ApplyOnlyAtCronInterval',
      true,
      'a new node is not started anew in the middle of its first boot',
    ),
    fact('Patching', 'MaxConcurrency', '1', 'one node after the other'),
    fact('Patching', 'MaxErrors', '0', 'what breaks one node does not reach the next'),
    fact(
      'Patching',
      'InstanceId',
      (value) => value === undefined,
      'a node that takes another’s place is patched too',
    ),
    fact('Budget', 'Budget.BudgetType', 'COST', 'it counts money'),
    fact('Budget', 'Budget.TimeUnit', 'MONTHLY', 'it is money a month'),
    fact(
      'Budget',
      'Budget.BudgetLimit',
      (value) => textAt(value, 'Amount') === textAt(given, 'MonthlyBudgetUsd') && at(value, 'Unit') === 'USD',
      'it is what the institution said',
    ),
    fact(
      'Budget',
      'NotificationsWithSubscribers',
      tellsTwice,
      'the administrator is told at 80 % spent, and when all of it will be',
    ),
  ],
)

function tellsTwice(value: Json | undefined): boolean {
  const notice = (NotificationType: string, Threshold: number) => ({
    Notification: {
      ComparisonOperator: 'GREATER_THAN',
      NotificationType,
      Threshold,
      ThresholdType: 'PERCENTAGE',
    },
    Subscribers: [{ Address: 'admin@example.edu', SubscriptionType: 'EMAIL' }],
  })
  return same(listAt(value, ''), [notice('ACTUAL', 80), notice('FORECASTED', 100)])
}

function outputsOf({ topology, given }: Scene): Readonly<Record<string, string>> {
  const domain = textAt(given, 'DomainName')
  const git = `https://git-codecommit.eu-west-1.amazonaws.com/v1/repos/${stackName}`
  return {
    Url: `https://${domain === '' ? publicAddress : domain}/`,
    AdminPassword: `https://eu-west-1.console.aws.amazon.com/secretsmanager/secret?name=${secretArn('AdminSecret')}`,
    ...(textAt(given, 'ConnectionArn') === '' && { CloneUrl: git }),
    ...(topology === 'single'
      ? {
          ElasticIp: publicAddress,
          Shell: 'aws ssm start-session --target i-0123456789abcdef0 --region eu-west-1',
        }
      : { LoadBalancerName: 'balancer.example' }),
  }
}

/** What people read after the launch leads where it says. */
export const outputsLeadSomewhere: Check = {
  name: 'outputs tell where to go, and only what there is',
  look(scene) {
    const wanted = outputsOf(scene)
    const names = new Set([...Object.keys(wanted), ...Object.keys(scene.outputs)])
    return [...names].flatMap((name) => [
      ...unless(
        same(scene.outputs[name], wanted[name]),
        name,
        `This output is ${JSON.stringify(scene.outputs[name]) ?? 'missing'} instead of ${wanted[name] ?? 'none'}, under the answers “${scene.name}”.`,
      ),
      ...unless(
        textAt(scene.template, `Outputs.${name}.Description`) !== '',
        name,
        'This output does not say what it is for.',
      ),
      ...unless(
        at(scene.template, `Outputs.${name}.Export`) === undefined,
        name,
        'An export keeps the stack from being changed.',
      ),
    ])
  },
}
