import { type Call, callsOf } from '#check/calls.ts'
import { type Check, type Finding, finding, unless } from '#check/finding.ts'
import { fits, type Grant, grantsIn, isPlainAllow, policiesOf } from '#check/permits.ts'
import { account, partsOf, type Scene } from '#check/scene.ts'
import { type Json, listAt, same, textAt } from '#infra/json.ts'

const services: Readonly<Record<string, string>> = {
  NodeRole: 'ec2',
  BuildRole: 'codebuild',
  CopyRole: 'codebuild',
  DriftRole: 'codebuild',
  DeployRole: 'codedeploy',
  PipelineRole: 'codepipeline',
  PushRole: 'events',
  JobStarterRole: 'events',
}

/** These say for which account they act; without that, another customer's resource could use the role through them. */
const sayAccount = new Set(['codebuild', 'codepipeline', 'events'])

/** Each role can be taken by the one service that acts under it. */
export const rolesTrustWhoTakesThem: Check = {
  name: 'each role trusts the service that takes it, and nobody else',
  look: (scene) =>
    partsOf(scene, 'AWS::IAM::Role').flatMap(({ id, properties }) => {
      const service = services[id]
      if (service === undefined) return [finding(id, 'Nobody knows which service takes this role.')]
      const trusted = listAt(properties, 'AssumeRolePolicyDocument.Statement')
      return [
        ...unless(
          same(trusted, [trustOf(service)]),
          id,
          `It is taken by ${service}.amazonaws.com, but it trusts ${JSON.stringify(trusted)} instead of ${JSON.stringify(trustOf(service))}.`,
        ),
        ...listAt(properties, 'Policies').flatMap((policy) =>
          unless(textAt(policy, 'PolicyName') !== '', id, 'A policy in it has no name.'),
        ),
        ...unless(
          properties['PermissionsBoundary'] === undefined,
          id,
          'A boundary takes away what it is allowed.',
        ),
      ]
    }),
}

const trustOf = (service: string): Json => ({
  Effect: 'Allow',
  Principal: { Service: `${service}.amazonaws.com` },
  Action: 'sts:AssumeRole',
  ...(sayAccount.has(service) && { Condition: { StringEquals: { 'aws:SourceAccount': account } } }),
})

const managed: Readonly<Record<string, readonly string[]>> = {
  NodeRole: ['arn:aws:iam::aws:policy/AmazonSSMManagedInstanceCore'],
}

/** Every call that is made is allowed to exactly the role that makes it; what nobody calls is allowed to nobody. */
export const rolesMayWhatTheyDo: Check = {
  name: 'each role may what is done under it, and nothing wider',
  look(scene) {
    const calls = callsOf(scene)
    return partsOf(scene, 'AWS::IAM::Role').flatMap(({ id }) => permissionsOf(scene, id, calls[id] ?? []))
  },
}

function permissionsOf(scene: Scene, role: string, calls: readonly Call[]): Finding[] {
  const { statements, managed: attached } = policiesOf(scene, role)
  const grants = statements.filter(isPlainAllow).flatMap(grantsIn)
  return [
    ...statements.flatMap((statement) =>
      unless(
        isPlainAllow(statement),
        role,
        `A statement does not plainly allow: ${JSON.stringify(statement)}.`,
      ),
    ),
    ...calls.flatMap((call) =>
      unless(
        grants.some((grant) => permits(grant, call)),
        role,
        `It may not ${call.action} on ${call.on}, but ${call.why}.`,
      ),
    ),
    ...grants.flatMap((grant) =>
      unless(
        calls.some((call) => needs(call, grant)),
        role,
        `It may ${grant.action} on ${grant.resource}${grant.condition && ` if ${grant.condition}`}, which nothing needs.`,
      ),
    ),
    ...unless(
      same([...attached], [...(managed[role] ?? [])]),
      role,
      `Its managed policies are ${attached.join(', ') || 'none'} instead of ${managed[role]?.join(', ') ?? 'none'}.`,
    ),
  ]
}

const permits = (grant: Grant, call: Call): boolean =>
  fits(grant.action, call.action) &&
  fits(grant.resource, call.on) &&
  grant.condition === (call.condition ?? '')

/** A permission is as narrow as the call it is for. */
const needs = (call: Call, grant: Grant): boolean =>
  grant.action === call.action && grant.resource === call.on && grant.condition === (call.condition ?? '')

/** The form of policies: a wrong date makes IAM read variables as text. */
export const policiesAreWritten: Check = {
  name: 'policies are in the language of today, and hang on a role',
  look: (scene) =>
    Object.values(scene.parts).flatMap(({ id, type, properties }) => {
      const documents = [
        ...listAt(properties, 'Policies'),
        ...(type === 'AWS::IAM::Policy' ? [properties] : []),
      ].flatMap((policy) => listAt(policy, 'PolicyDocument'))
      const others = ['AssumeRolePolicyDocument', ...(type.endsWith('Policy') ? ['PolicyDocument'] : [])]
      const all = [...documents, ...others.flatMap((name) => listAt(properties, name))]
      return [
        ...all.flatMap((one) => unless(isToday(one), id, 'A policy lacks Version 2012-10-17.')),
        ...unless(
          type !== 'AWS::IAM::Policy' || listAt(properties, 'Roles').length === 1,
          id,
          'It hangs on no role.',
        ),
      ]
    }),
}

const isToday = (document: Json): boolean => same(listAt(document, 'Version'), ['2012-10-17'])
