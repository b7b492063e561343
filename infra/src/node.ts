import { readFileSync } from 'node:fs'
import { Aws, type CfnResource, Fn, type Stack } from 'aws-cdk-lib'
import { CfnEIPAssociation, CfnInstance, type CfnLaunchTemplate } from 'aws-cdk-lib/aws-ec2'
import type { CfnLogGroup } from 'aws-cdk-lib/aws-logs'
import type { Data } from './data.ts'
import type { NodeIdentity } from './identity.ts'
import { addressOf, type Network, nodeDoorsOf } from './network.ts'
import type { Parameters } from './parameters.ts'
import { inInfra } from './places.ts'

/** By this tag CodeDeploy and the patching find the nodes of the stack. */
export const nodeTag = 'MatriculaNode'

export interface NodeNeeds {
  readonly stack: Stack
  readonly given: Parameters
  readonly data: Data
  readonly network: Network
  readonly identity: NodeIdentity
  readonly appLog: CfnLogGroup
}

/** What runs Matricula, in the words of whoever deploys to it and watches it. */
export interface Nodes {
  readonly resource: CfnResource
  /** The dimension under which EC2 measures it. */
  readonly dimension: { readonly name: string; readonly value: string }
  readonly outputs: readonly Output[]
}

export interface Output {
  readonly name: string
  readonly value: string
  readonly description: string
}

/** What is said of a machine alike, whether it is one instance or a template of many. */
export const machine = {
  metadataOptions: { httpTokens: 'required', httpEndpoint: 'enabled', httpPutResponseHopLimit: 1 },
  blockDeviceMappings: [
    {
      deviceName: '/dev/xvda',
      ebs: { volumeType: 'gp3', volumeSize: 16, encrypted: true, deleteOnTermination: true },
    },
  ],
} satisfies Partial<CfnLaunchTemplate.LaunchTemplateDataProperty>

export const nodeTags = () => [
  { key: 'Name', value: Aws.STACK_NAME },
  { key: nodeTag, value: Aws.STACK_NAME },
]

export interface Place {
  /** The logical id that CloudFormation waits for. */
  readonly resource: string
  readonly publicHost: string
  readonly trustedHops: number
  readonly cacheUrl: string
}

/** Without what is said to its readers: a template has 51,200 bytes. */
const firstBoot = readFileSync(inInfra('files/first-boot.sh'), 'utf8').replaceAll(/^#.*\n/gm, '')

/** The script of the first boot, plain bash, under a head in which the template fills in what it must know. */
export function userDataOf({ data, appLog }: NodeNeeds, place: Place): string {
  const head = Fn.sub(
    [
      '#!/bin/bash',
      'set -a',
      "STACK='${AWS::StackName}'",
      "REGION='${AWS::Region}'",
      "SUFFIX='${AWS::URLSuffix}'",
      `NODE_RESOURCE='${place.resource}'`,
      "PUBLIC_HOST='${PublicHost}'",
      `TRUSTED_HOPS='${place.trustedHops}'`,
      "MAIL_FROM='${MailFrom}'",
      "CACHE_URL='${CacheUrl}'",
      `ADMIN_SECRET='\${${data.adminSecret.logicalId}}'`,
      `INSTITUTION_SECRET='\${${data.institutionSecret.logicalId}}'`,
      `APP_LOG_GROUP='\${${appLog.logicalId}}'`,
      "RELEASE_URL='${ReleaseUrl}'",
      "RELEASE_SHA256='${ReleaseSha256}'",
      'set +a',
      '',
    ].join('\n'),
    { PublicHost: place.publicHost, CacheUrl: place.cacheUrl },
  )
  return Fn.base64(Fn.join('', [head, firstBoot]))
}

/** The only node, and the address that moves to its successor once that one serves. */
export function singleNodeOf(needs: NodeNeeds): Nodes {
  const { stack, given, network, identity } = needs
  const address = addressOf(stack, network)
  const publicHost = Fn.conditionIf('HasDomain', given.domainName.valueAsString, address.ref).toString()
  const node = new CfnInstance(stack, 'Node', {
    imageId: given.ami.valueAsString,
    instanceType: given.instanceType.valueAsString,
    iamInstanceProfile: identity.profile.ref,
    networkInterfaces: [
      {
        deviceIndex: '0',
        subnetId: network.subnets[0]?.ref ?? '',
        groupSet: [nodeDoorsOf(stack, network, given).attrGroupId],
        associatePublicIpAddress: true,
        deleteOnTermination: true,
      },
    ],
    ...machine,
    creditSpecification: { cpuCredits: 'standard' },
    propagateTagsToVolumeOnCreation: true,
    tags: nodeTags(),
    userData: userDataOf(needs, {
      resource: 'Node',
      publicHost,
      trustedHops: 0,
      cacheUrl: '',
    }),
  })
  node.cfnOptions.creationPolicy = { resourceSignal: { count: 1, timeout: 'PT15M' } }
  for (const way of network.ways) node.addResourceDependency(way)
  new CfnEIPAssociation(stack, 'AddressOfNode', {
    allocationId: address.attrAllocationId,
    instanceId: node.ref,
  })
  return {
    resource: node,
    dimension: { name: 'InstanceId', value: node.ref },
    outputs: [
      { name: 'Url', value: Fn.join('', ['https://', publicHost, '/']), description: 'Open this.' },
      { name: 'ElasticIp', value: address.ref, description: 'Point DomainName here.' },
      {
        name: 'Shell',
        value: Fn.sub('aws ssm start-session --target ${Node} --region ${AWS::Region}'),
        description: 'A shell on the node, without SSH.',
      },
    ],
  }
}
