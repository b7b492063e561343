import type { Change, Decision, Storage, View } from '#engine/storage/storage.ts'
import type { Item } from '#engine/values/attribute-value.ts'
import { afterPrefix } from '#engine/values/key-bytes.ts'
import { type Catalogue, recordChanges, wholeSpace } from './catalogue.ts'
import { indexKey, keyIn } from './keys.ts'
import type { Index, Table } from './table.ts'

/** Items of one step: a few milliseconds, so that writers hardly wait for it. */
const portion = 250
const buildingPrefix = keyIn(0, Buffer.from('building:'))

/** Where an index's filling has come to; kept in the store, so that any process can go on from there. */
type Building = { readonly table: string; readonly space: number; readonly from: Uint8Array }

const buildingKey = (space: number): Uint8Array => Buffer.concat([buildingPrefix, keyIn(space)])

/** Notes that the items a table has already must still be put into one of its indexes. */
export function buildingChange(table: Table, space: number): Change {
  const building: Building = { table: table.name, space, from: wholeSpace(table.space).from }
  return { key: buildingKey(space), value: building }
}

/** Forgets the filling of an index that is no longer wanted. */
export function forgetBuilding(space: number): Change {
  return { key: buildingKey(space), value: undefined }
}

/** Fills every unfinished index, step by step, until all are done or `stopped` says so. */
export async function buildIndexes(
  storage: Storage,
  catalogue: Catalogue,
  stopped: () => boolean = () => false,
): Promise<void> {
  while (!stopped()) {
    const [space] = storage.read(unfinishedSpaces)
    if (space === undefined) return
    await storage.write((view) => ({ changes: nextStep(view, catalogue, space), answer: undefined }))
    await breath()
  }
}

/** Lets the process answer others: without a disk to wait for, steps would follow each other at once. */
const breath = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

function unfinishedSpaces(view: View): readonly number[] {
  const entries = view.range({ from: buildingPrefix, before: afterPrefix(buildingPrefix) })
  return [...entries].map(({ value }) => (value as Building).space)
}

/**
 * Decided on the newest state, so several processes may fill one index: each takes the next step.
 * Writes keep every index they find in the catalogue, so an item that has changed meanwhile is right in either order.
 */
function nextStep(view: View, catalogue: Catalogue, space: number): Decision<void>['changes'] {
  const building = view.get(buildingKey(space)) as Building | undefined
  if (!building) return []
  const table = catalogue.tables(view).get(building.table)
  const index = table?.indexes.find((each) => each.space === space)
  if (!table || !index) return [forgetBuilding(space)]
  const { entries, last } = missingEntries(view, table, { index, from: building.from })
  if (!last) return [...entries, forgetBuilding(space), ...recordChanges(view, finished(table, index))]
  const from = Buffer.concat([last, Uint8Array.of(0)])
  return [...entries, { key: buildingKey(space), value: { ...building, from } }]
}

function finished(table: Table, { space }: Index): Table['record'] {
  const indexes = table.record.indexes.map((each) =>
    each.space === space ? { ...each, building: false } : each,
  )
  return { ...table.record, indexes }
}

interface Step {
  readonly entries: readonly Change[]
  /** The last item looked at, unless nothing follows it. */
  readonly last: Uint8Array | undefined
}

function missingEntries(
  view: View,
  table: Table,
  { index, from }: { readonly index: Index; readonly from: Uint8Array },
): Step {
  const entries: Change[] = []
  let seen = 0
  for (const { key, value } of view.range({ ...wholeSpace(table.space), from })) {
    const own = Uint8Array.from(key)
    const entry = indexKey(table, index, value as Item)
    if (entry) entries.push({ key: entry, value: own })
    if (++seen === portion) return { entries, last: own }
  }
  return { entries, last: undefined }
}
