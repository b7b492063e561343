import { Aws, type CfnResource, Fn, type Stack } from 'aws-cdk-lib'
import {
  CfnEIP,
  CfnInternetGateway,
  CfnRoute,
  CfnRouteTable,
  CfnSecurityGroup,
  CfnSubnet,
  CfnSubnetRouteTableAssociation,
  CfnVPC,
  CfnVPCEndpoint,
  CfnVPCGatewayAttachment,
} from 'aws-cdk-lib/aws-ec2'
import type { Parameters } from './parameters.ts'
import type { Topology } from './topology.ts'

export interface Network {
  readonly vpc: CfnVPC
  readonly subnets: readonly CfnSubnet[]
  readonly attachment: CfnVPCGatewayAttachment
  /** What must stand before anything in a subnet reaches the world. */
  readonly ways: readonly CfnResource[]
}

const everywhere = '0.0.0.0/0'
export const networkRange = '10.42.0.0/16'

/** Public subnets with closed doors: an address translator would cost more than the node. */
export function networkOf(stack: Stack, topology: Topology): Network {
  const vpc = new CfnVPC(stack, 'Vpc', {
    cidrBlock: networkRange,
    enableDnsHostnames: true,
    enableDnsSupport: true,
    tags: [{ key: 'Name', value: Aws.STACK_NAME }],
  })
  const gateway = new CfnInternetGateway(stack, 'InternetGateway')
  const attachment = new CfnVPCGatewayAttachment(stack, 'GatewayAttachment', {
    vpcId: vpc.ref,
    internetGatewayId: gateway.ref,
  })
  const routes = new CfnRouteTable(stack, 'PublicRoutes', { vpcId: vpc.ref })
  const way = new CfnRoute(stack, 'WayOut', {
    routeTableId: routes.ref,
    destinationCidrBlock: everywhere,
    gatewayId: gateway.ref,
  })
  way.addResourceDependency(attachment)
  const zones = topology === 'fleet' ? ['A', 'B'] : ['A']
  const subnets = zones.map(
    (zone, index) =>
      new CfnSubnet(stack, `Subnet${zone}`, {
        vpcId: vpc.ref,
        cidrBlock: `10.42.${index}.0/24`,
        availabilityZone: Fn.select(index, Fn.getAzs()),
        mapPublicIpOnLaunch: false,
      }),
  )
  const joined = subnets.map(
    (subnet, index) =>
      new CfnSubnetRouteTableAssociation(stack, `Subnet${zones[index]}Routes`, {
        subnetId: subnet.ref,
        routeTableId: routes.ref,
      }),
  )
  for (const [id, service] of [
    ['DynamoDbEndpoint', 'dynamodb'],
    ['S3Endpoint', 's3'],
  ] as const)
    new CfnVPCEndpoint(stack, id, {
      vpcId: vpc.ref,
      vpcEndpointType: 'Gateway',
      serviceName: Fn.sub(`com.amazonaws.\${AWS::Region}.${service}`),
      routeTableIds: [routes.ref],
    })
  return { vpc, subnets, attachment, ways: [way, ...joined] }
}

const tcp = (port: number, description: string, from: object) => ({
  ipProtocol: 'tcp',
  fromPort: port,
  toPort: port,
  description,
  ...from,
})

/** What a node may say to the world: HTTP and HTTPS. */
export const waysOut = () => [
  tcp(80, 'Certificates', { cidrIp: everywhere }),
  tcp(443, 'AWS, packages, certificates', { cidrIp: everywhere }),
]

/** The doors of the only node. There is no SSH: Session Manager needs no open port. */
export const nodeDoorsOf = (stack: Stack, { vpc }: Network, given: Parameters): CfnSecurityGroup =>
  new CfnSecurityGroup(stack, 'NodeDoors', {
    groupDescription: 'HTTP and HTTPS in and out. No SSH: use Session Manager.',
    vpcId: vpc.ref,
    securityGroupIngress: [
      tcp(80, 'Proof of the certificate, and the redirect to HTTPS', { cidrIp: everywhere }),
      tcp(443, 'Pages and sockets', { cidrIp: given.allowedCidr.valueAsString }),
    ],
    securityGroupEgress: waysOut(),
  })

/** The address that stays when the node is replaced. */
export function addressOf(stack: Stack, { attachment }: Network): CfnEIP {
  const address = new CfnEIP(stack, 'Address', {
    domain: 'vpc',
    tags: [{ key: 'Name', value: Aws.STACK_NAME }],
  })
  address.addResourceDependency(attachment)
  return address
}
