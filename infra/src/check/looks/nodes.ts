import { readFileSync } from 'node:fs'
import { type Check, type Fact, type Finding, fact, factsHold, unless } from '#check/finding.ts'
import { publicAddress, secretArn } from '#check/known-types.ts'
import type { Scene } from '#check/scene.ts'
import { at, type Json, listAt, textAt } from '#infra/json.ts'
import { inInfra } from '#infra/places.ts'

const tags = { Name: 'matricula', MatriculaNode: 'matricula' }

/** Where the description of a machine stands in either topology. */
const machineIn = ({ topology }: Scene) =>
  topology === 'single' ? { id: 'Node', at: '' } : { id: 'NodeTemplate', at: 'LaunchTemplateData.' }

/** A machine is of the kind that its image is for, closed against theft of its role, and enciphered. */
export const machinesAreSafe = factsHold(
  'machines fit their image, and keep their role and disk to themselves',
  (scene) => {
    const { id, at: inside } = machineIn(scene)
    return [
      fact(id, `${inside}InstanceType`, (value) => isArm(textAt(value, '')), 'the image is for ARM'),
      fact(
        id,
        `${inside}ImageId`,
        /^\/aws\/service\/ami-amazon-linux-latest\/al2023-ami-kernel-default-arm64$/,
        'the machines are ARM, and the first boot is written for Amazon Linux 2023',
      ),
      fact(
        id,
        `${inside}MetadataOptions.HttpTokens`,
        'required',
        'without tokens (IMDSv2) a forged request reads the role of the node',
      ),
      fact(id, `${inside}MetadataOptions.HttpEndpoint`, 'enabled', 'the SDK learns its role there'),
      fact(
        id,
        `${inside}MetadataOptions.HttpPutResponseHopLimit`,
        1,
        'nothing behind the node may ask for its role',
      ),
      fact(
        id,
        `${inside}BlockDeviceMappings`,
        isEnciphered,
        'the disk is enciphered, goes with the node, and is the one the image starts from',
      ),
      fact(id, `${inside}KeyName`, (value) => value === undefined, 'there is no SSH, so there is no key'),
      fact(
        id,
        `${inside}CreditSpecification.${scene.topology === 'single' ? 'CPUCredits' : 'CpuCredits'}`,
        scene.topology === 'single' ? 'standard' : 'unlimited',
        'a single node never costs more than it says; a fleet never slows down',
      ),
      ...(scene.topology === 'single' ? alone : behindBalancer),
    ]
  },
)

const alone: readonly Fact[] = [
  fact('Node', 'IamInstanceProfile', 'nodeprofile-ref', 'the node acts by its role'),
  fact(
    'Node',
    'NetworkInterfaces',
    hasOneWay('SubnetId', 'subneta-ref', 'GroupSet'),
    'the node stands in the subnet, behind its doors, and reaches the world before it has its address',
  ),
  fact('Node', 'PropagateTagsToVolumeOnCreation', true, 'the bill names the disk'),
  fact('Node', 'Tags', hasTags, 'CodeDeploy and the patching find the node by its tag'),
  fact('NodeProfile', 'Roles', ['noderole-ref'], 'the profile hands out the role of the node'),
]

const behindBalancer: readonly Fact[] = [
  fact(
    'NodeTemplate',
    'LaunchTemplateData.IamInstanceProfile',
    { Arn: 'arn:aws:iam::123456789012:instance-profile/NodeProfile' },
    'nodes act by their role',
  ),
  fact(
    'NodeTemplate',
    'LaunchTemplateData.NetworkInterfaces',
    hasOneWay(undefined, '', 'Groups'),
    'nodes stand behind their doors, and reach the world',
  ),
  fact(
    'NodeTemplate',
    'LaunchTemplateData.TagSpecifications',
    (value) => at(value, '0.ResourceType') === 'volume' && hasTags(at(value, '0.Tags')),
    'the bill names the disks',
  ),
  fact('NodeProfile', 'Roles', ['noderole-ref'], 'the profile hands out the role of the nodes'),
]

const isArm = (type: string): boolean => /^(t4g|[cmr][6-9]g[dn]*|x2gd|im4gn|is4gen)\.[a-z0-9]+$/.test(type)

function isEnciphered(value: Json | undefined): boolean {
  const [disk, ...others] = listAt(value, '')
  const parts = [
    others.length === 0,
    at(disk, 'DeviceName') === '/dev/xvda',
    at(disk, 'Ebs.Encrypted') === true,
    at(disk, 'Ebs.DeleteOnTermination') === true,
    at(disk, 'Ebs.VolumeType') === 'gp3',
    Number(at(disk, 'Ebs.VolumeSize')) >= 8,
  ]
  return parts.every(Boolean)
}

function hasOneWay(
  subnet: string | undefined,
  ref: string,
  groups: string,
): (value: Json | undefined) => boolean {
  return (value) => {
    const [way, ...others] = listAt(value, '')
    const parts = [
      others.length === 0,
      textAt(way, 'DeviceIndex') === '0',
      at(way, 'AssociatePublicIpAddress') === true,
      at(way, 'DeleteOnTermination') === true,
      subnet === undefined || at(way, subnet) === ref,
      JSON.stringify(at(way, groups)) === '["sg-of-NodeDoors"]',
    ]
    return parts.every(Boolean)
  }
}

function hasTags(value: Json | undefined): boolean {
  const found = listAt(value, '')
  const named = Object.entries(tags)
  return (
    found.length === named.length &&
    named.every(([key, text]) => found.some((tag) => at(tag, 'Key') === key && at(tag, 'Value') === text))
  )
}

/** Comments are for who reads the file: the template goes without them. */
const script = readFileSync(inInfra('files/first-boot.sh'), 'utf8').replaceAll(/^#.*\n/gm, '')

/** What the head of the script must tell, for the script and for the release that it fetches. */
function headOf({ topology, given }: Scene): Readonly<Record<string, string>> {
  const domain = textAt(given, 'DomainName')
  return {
    STACK: 'matricula',
    REGION: 'eu-west-1',
    SUFFIX: 'amazonaws.com',
    NODE_RESOURCE: topology === 'single' ? 'Node' : 'Nodes',
    PUBLIC_HOST: domain === '' ? publicAddress : domain,
    TRUSTED_HOPS: topology === 'single' ? '0' : '1',
    MAIL_FROM: textAt(given, 'MailFrom'),
    CACHE_URL: topology === 'single' ? '' : 'rediss://cache.example:6379',
    ADMIN_SECRET: secretArn('AdminSecret'),
    INSTITUTION_SECRET: secretArn('InstitutionSecret'),
    APP_LOG_GROUP: '/matricula/matricula/app',
    RELEASE_URL: textAt(given, 'ReleaseUrl'),
    RELEASE_SHA256: textAt(given, 'ReleaseSha256'),
  }
}

/** The first boot is the script that was written and checked, under a head that tells the truth. */
export const theFirstBootIsOurs: Check = {
  name: 'the first boot is the script beside the template, told what it must know, and is waited for',
  look(scene) {
    const { id, at: inside } = machineIn(scene)
    const text = textAt(scene.parts[id]?.properties, `${inside}UserData`)
    const head = text.slice(0, Math.max(0, text.length - script.length))
    const lines = Object.entries(headOf(scene)).map(([name, value]) => `${name}='${value}'`)
    const wanted = ['#!/bin/bash', 'set -a', ...lines, 'set +a']
    const found = head.split('\n').filter((line) => line !== '')
    return [
      ...unless(
        text.endsWith(script),
        id,
        `UserData differs from infra/files/first-boot.sh${whereOf(text)}.`,
      ),
      ...wanted.flatMap((line) => unless(found.includes(line), id, `UserData does not say ${line}.`)),
      ...found.flatMap((line) =>
        unless(wanted.includes(line), id, `UserData says ${line}, which the first boot does not expect.`),
      ),
      ...unless(Buffer.byteLength(text) <= 16_384, id, 'UserData is longer than the 16 KiB that EC2 takes.'),
      ...waitedFor(scene),
    ]
  },
}

function whereOf(text: string): string {
  const lines = text.split('\n')
  const wanted = script.split('\n')
  const start = lines.findIndex((line) => line === wanted[0])
  const place = wanted.findIndex((line, index) => lines[start + index] !== line)
  return place === -1 ? '' : ` at its line ${place + 1} (“${wanted[place]}”)`
}

function waitedFor({ topology, parts, given }: Scene): Finding[] {
  const id = topology === 'single' ? 'Node' : 'Nodes'
  const policy = at(parts[id]?.raw, 'CreationPolicy.ResourceSignal')
  const count = at(policy, 'Count.Ref') === 'NodeCount' ? given['NodeCount'] : at(policy, 'Count')
  return [
    ...unless(
      at(policy, 'Timeout') === 'PT15M',
      id,
      'CreationPolicy does not wait 15 minutes for the first boot to signal.',
    ),
    ...unless(
      topology === 'single' ? count === 1 : count === given['NodeCount'],
      id,
      'CreationPolicy does not wait for every node.',
    ),
  ]
}
