import { invalid, invalidParameter } from '#engine/errors.ts'
import type {
  IndexRequest,
  ThroughputRequest,
  UpdateTableRequest,
} from '#engine/operations/table-requests.ts'
import type { RequestUnits, TableRecord } from './table.ts'

type Billing = TableRecord['billingMode']
type Settings = Pick<TableRecord, 'deletionProtection' | 'tableClass' | 'encryptionKey' | 'onDemand'>

/** The settings a request names beside keys, indexes and throughput: kept to be described, as AWS would. */
export function settingsOf(request: UpdateTableRequest, billing: Billing): Partial<Settings> {
  refuseStream(request)
  const { DeletionProtectionEnabled, TableClass, SSESpecification } = request
  return {
    ...(DeletionProtectionEnabled === undefined ? {} : { deletionProtection: DeletionProtectionEnabled }),
    ...(TableClass === undefined ? {} : { tableClass: TableClass }),
    ...(SSESpecification === undefined
      ? {}
      : {
          encryptionKey: SSESpecification.Enabled ? (SSESpecification.KMSMasterKeyId ?? 'aws/dynamodb') : '',
        }),
    ...onDemandOf(request, billing),
  }
}

/** The on-demand limits of a table or index; only what is paid per request has any. */
export function onDemandOf(
  { OnDemandThroughput: asked }: Pick<IndexRequest, 'OnDemandThroughput'>,
  billing: Billing,
): { readonly onDemand?: RequestUnits } {
  if (!asked) return {}
  if (billing === 'PROVISIONED') {
    throw invalidParameter('OnDemandThroughput cannot be specified when BillingMode is PROVISIONED')
  }
  const { MaxReadRequestUnits: read, MaxWriteRequestUnits: write } = asked
  return { onDemand: { ...(read === undefined ? {} : { read }), ...(write === undefined ? {} : { write }) } }
}

function refuseStream({ StreamSpecification: stream }: UpdateTableRequest): void {
  if (!stream) return
  if (stream.StreamEnabled) throw invalid('This engine keeps no streams: leave StreamSpecification out')
  if (stream.StreamViewType === undefined) return
  throw invalidParameter('StreamViewType cannot be specified when StreamEnabled is false')
}

/** Refuses throughput that does not go with how the table is paid for. */
export function refuseThroughput(billing: Billing, throughput: ThroughputRequest | undefined): void {
  if (billing === 'PAY_PER_REQUEST' && throughput) {
    throw invalidParameter(
      'Neither ReadCapacityUnits nor WriteCapacityUnits can be specified when BillingMode is PAY_PER_REQUEST',
    )
  }
  if (billing === 'PROVISIONED' && !throughput) {
    throw invalidParameter(
      'ReadCapacityUnits and WriteCapacityUnits must both be specified when BillingMode is PROVISIONED',
    )
  }
}

/** The units of a table or index; none where it is paid per request. */
export function unitsOf(throughput: ThroughputRequest | undefined): {
  readUnits: number
  writeUnits: number
} {
  return {
    readUnits: throughput?.ReadCapacityUnits ?? 0,
    writeUnits: throughput?.WriteCapacityUnits ?? 0,
  }
}
