import { type Check, type Fact, type Finding, fact, factsHold, unless } from '#check/finding.ts'
import { dependsOn } from '#check/read-scene.ts'
import { type Part, partsOf, region, type Scene } from '#check/scene.ts'
import { at, type Json, listAt, textAt } from '#infra/json.ts'
import { networkRange } from '#infra/network.ts'

const everywhere = '0.0.0.0/0'
const zonesOf = ({ topology }: Scene): readonly string[] => (topology === 'single' ? ['A'] : ['A', 'B'])

/** From a subnet there is a way to the world, and to the tables without leaving AWS. */
export const theWayOutIsWhole = factsHold('subnets lie in the network and lead to the world', (scene) => [
  fact('Vpc', 'CidrBlock', networkRange, 'the subnets lie in this range'),
  fact('Vpc', 'EnableDnsSupport', true, 'nodes find AWS by name'),
  fact('Vpc', 'EnableDnsHostnames', true, 'nodes find AWS by name'),
  fact('GatewayAttachment', 'VpcId', 'vpc-ref', 'the gateway hangs on this network'),
  fact('GatewayAttachment', 'InternetGatewayId', 'internetgateway-ref', 'this gateway hangs on the network'),
  fact('PublicRoutes', 'VpcId', 'vpc-ref', 'the routes are of this network'),
  fact('WayOut', 'RouteTableId', 'publicroutes-ref', 'the way out stands in the routes of the subnets'),
  fact('WayOut', 'DestinationCidrBlock', everywhere, 'the way out leads everywhere'),
  fact('WayOut', 'GatewayId', 'internetgateway-ref', 'the way out leads through the gateway'),
  ...zonesOf(scene).flatMap((zone, place) => subnetFacts(zone, place)),
  ...endpointFacts('DynamoDbEndpoint', 'dynamodb'),
  ...endpointFacts('S3Endpoint', 's3'),
  ...['Vpc', 'Address'].map((id) =>
    fact(id, 'Tags', [{ Key: 'Name', Value: 'matricula' }], 'people find it in the console by its name'),
  ),
  fact('Address', 'Domain', 'vpc', 'the address is for a network of one’s own'),
  fact('AddressOfNode', 'AllocationId', 'allocation-of-Address', 'the node gets the address of the stack'),
  fact('AddressOfNode', 'InstanceId', 'i-0123456789abcdef0', 'the address goes to the node'),
])

const subnetFacts = (zone: string, place: number): Fact[] => [
  fact(`Subnet${zone}`, 'VpcId', 'vpc-ref', 'the subnet is part of the network'),
  fact(
    `Subnet${zone}`,
    'CidrBlock',
    isInside(place),
    'subnets lie in the range of the network and do not overlap',
  ),
  fact(
    `Subnet${zone}`,
    'AvailabilityZone',
    `${region}${zone.toLowerCase()}`,
    'each subnet lies in a zone of its own',
  ),
  fact(`Subnet${zone}`, 'MapPublicIpOnLaunch', false, 'only a node gets a public address'),
  fact(`Subnet${zone}Routes`, 'SubnetId', `subnet${zone.toLowerCase()}-ref`, 'the subnet uses the way out'),
  fact(`Subnet${zone}Routes`, 'RouteTableId', 'publicroutes-ref', 'the subnet uses the way out'),
]

const endpointFacts = (id: string, service: string): Fact[] => [
  fact(id, 'VpcId', 'vpc-ref', 'the way to AWS begins in this network'),
  fact(id, 'ServiceName', `com.amazonaws.${region}.${service}`, `it leads to ${service} of the region`),
  fact(id, 'VpcEndpointType', 'Gateway', 'this kind costs nothing'),
  fact(id, 'RouteTableIds', ['publicroutes-ref'], 'the subnets use it'),
  fact(id, 'PolicyDocument', (value) => value === undefined, 'roles say who may what'),
]

const isInside =
  (place: number) =>
  (value: Json | undefined): boolean =>
    value === `10.42.${place}.0/24`

/** What must stand before a node begins, since nothing in the node itself leads to it. */
export const nothingBeginsTooEarly: Check = {
  name: 'what needs the way out waits for it',
  look(scene) {
    const ways = ['WayOut', ...zonesOf(scene).map((zone) => `Subnet${zone}Routes`)]
    const waiting: Readonly<Record<string, readonly string[]>> =
      scene.topology === 'single'
        ? { WayOut: ['GatewayAttachment'], Address: ['GatewayAttachment'], Node: ways, Pipeline: ['Node'] }
        : { WayOut: ['GatewayAttachment'], Balancer: ways, Nodes: ways, Pipeline: ['Nodes'] }
    return Object.entries(waiting).flatMap(([id, others]) => {
      const part = scene.parts[id]
      return part === undefined
        ? []
        : others.flatMap((other) =>
            unless(
              dependsOn(part.raw).includes(other),
              id,
              `It does not wait for ${other}, without which it fails.`,
            ),
          )
    })
  },
}

interface Door {
  readonly ports: readonly [number, number]
  readonly to: string
}

const door = (from: number, to: number, whom: string): Door => ({ ports: [from, to], to: whom })
const world = [door(80, 80, everywhere), door(443, 443, everywhere)]

const doors: Readonly<
  Record<
    Scene['topology'],
    Readonly<Record<string, { in: readonly Door[]; out: readonly Door[] | undefined }>>
  >
> = {
  single: { NodeDoors: { in: world, out: world } },
  fleet: {
    BalancerDoors: { in: world, out: [door(80, 80, networkRange)] },
    NodeDoors: { in: [door(80, 80, 'sg-of-BalancerDoors')], out: [...world, door(6379, 6380, networkRange)] },
    CacheDoors: { in: [door(6379, 6380, 'sg-of-NodeDoors')], out: undefined },
  },
}

/** Doors are open for what comes through them, and for nothing else: no SSH, no database, no range of ports. */
export const doorsAreCounted: Check = {
  name: 'doors are open for what comes through them, and for nothing else',
  look: (scene) =>
    partsOf(scene, 'AWS::EC2::SecurityGroup').flatMap((part) => {
      const wanted = doors[scene.topology][part.id]
      return [
        ...unless(part.properties['VpcId'] === 'vpc-ref', part.id, 'Its doors are of another network.'),
        ...unless(textAt(part.properties, 'GroupDescription') !== '', part.id, 'It says not what it is for.'),
        ...counted(part, 'Ingress', wanted?.in ?? []),
        ...counted(part, 'Egress', wanted?.out ?? []),
      ]
    }),
}

function counted({ id, properties }: Part, way: 'Ingress' | 'Egress', wanted: readonly Door[]): Finding[] {
  const words = listAt(properties, `SecurityGroup${way}`).map(wordsOf)
  const expected = wanted.map(({ ports: [from, to], to: whom }) => `tcp ${from}-${to} ${whom}`)
  return [
    ...expected.flatMap((word) => unless(words.includes(word), id, `${way}: ${word} must be open.`)),
    ...words.flatMap((word) =>
      unless(expected.includes(word), id, `${way}: ${word} is open, and nothing comes through it.`),
    ),
    ...unless(new Set(words).size === words.length, id, `${way} says a door twice.`),
  ]
}

function wordsOf(rule: Json): string {
  const sides = [
    'CidrIp',
    'CidrIpv6',
    'SourceSecurityGroupId',
    'DestinationSecurityGroupId',
    'SourcePrefixListId',
  ]
  const to = sides.map((name) => textAt(rule, name)).filter((side) => side !== '')
  return `${textAt(rule, 'IpProtocol')} ${textAt(rule, 'FromPort')}-${textAt(rule, 'ToPort')} ${to.join(' and ')}`
}

/** Port 443 follows the answer; port 80 must not, or no certificate is ever proven. */
export const theRangeThatIsLetIn: Check = {
  name: 'the range that is let in reaches HTTPS, and never closes the proof of the certificate',
  look({ template, topology }) {
    const id = topology === 'single' ? 'NodeDoors' : 'BalancerDoors'
    const rules = listAt(template, `Resources.${id}.Properties.SecurityGroupIngress`)
    const byPort = (port: number) => rules.find((rule) => at(rule, 'FromPort') === port)
    const follows = at(byPort(443), 'CidrIp.Ref') === 'AllowedCidr'
    const proves = topology === 'fleet' || at(byPort(80), 'CidrIp') === everywhere
    return [
      ...unless(follows, id, 'Port 443 does not follow AllowedCidr.'),
      ...unless(proves, id, 'Port 80 is not open to all, so certificates cannot be proven.'),
    ]
  },
}
