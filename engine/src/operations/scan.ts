import { invalid } from '#engine/errors.ts'
import type { KeyRange } from '#engine/storage/storage.ts'
import { wholeSpace } from '#engine/tables/catalogue.ts'
import type { KeyAttribute } from '#engine/tables/table.ts'
import type { Item } from '#engine/values/attribute-value.ts'
import { keyBytes } from '#engine/values/key-bytes.ts'
import { requireBetween, requireTableName } from './checks.ts'
import type { Context } from './context.ts'
import { checkPageRequest, indexOf, rangeAfter, refuseUnprojected } from './page-request.ts'
import { type PageAnswer, pageExpressions, readPage } from './read-page.ts'
import type { ScanRequest } from './requests.ts'

/** Reads a table or index from end to end, or one segment of it. */
export async function scan({ storage, catalogue }: Context, request: ScanRequest): Promise<PageAnswer> {
  const name = requireTableName(request.TableName)
  checkPageRequest(request)
  requireBetween('limit', request.Limit, 1, 2 ** 31 - 1)
  checkSegments(request)
  const expressions = pageExpressions(request)
  return storage.read((view) => {
    const table = catalogue.table(view, name)
    const index = indexOf(table, request)
    refuseUnprojected(table, index, expressions.projected)
    const whole: KeyRange = wholeSpace((index ?? table).space)
    const range = rangeAfter(whole, table, index, request.ExclusiveStartKey)
    const chosen = segmentOf((index ?? table).keys, request)
    return readPage(view, { ...expressions, table, index, range, ...(chosen ? { chosen } : {}) }, request)
  })
}

function checkSegments({ Segment, TotalSegments }: ScanRequest): void {
  requireBetween('totalSegments', TotalSegments, 1, 1_000_000)
  requireBetween('segment', Segment, 0, 999_999)
  if (Segment === undefined && TotalSegments !== undefined) {
    throw invalid(
      'The Segment parameter is required but was not present in the request when parameter TotalSegments is present',
    )
  }
  if (Segment === undefined || TotalSegments === undefined) {
    if (Segment === undefined) return
    throw invalid(
      'The TotalSegments parameter is required but was not present in the request when Segment parameter is present',
    )
  }
  if (Segment >= TotalSegments) {
    throw invalid(
      `The Segment parameter is zero-based and must be less than parameter TotalSegments: Segment: ${Segment} is not less than TotalSegments: ${TotalSegments}`,
    )
  }
}

/** Items of one partition belong to one segment, whatever the segments are. */
function segmentOf(
  [partition]: readonly KeyAttribute[],
  { Segment, TotalSegments }: ScanRequest,
): ((item: Item) => boolean) | undefined {
  if (Segment === undefined || TotalSegments === undefined || TotalSegments === 1) return undefined
  return (item) => {
    const value = item[partition?.name ?? '']
    return value !== undefined && spread(keyBytes(value)) % TotalSegments === Segment
  }
}

/** Fowler, Noll and Vo's hash (FNV-1a): spreads keys evenly with little work. */
function spread(bytes: Uint8Array): number {
  let hash = 0x811c9dc5
  for (const byte of bytes) hash = Math.imul(hash ^ byte, 0x01000193) >>> 0
  return hash
}
