import { afterAll, beforeAll, describe } from 'vitest'
import { batchStories } from './stories/batches.ts'
import { capacityStories } from './stories/capacity.ts'
import { conditionStories } from './stories/conditions.ts'
import { expressionRefusalStories } from './stories/expression-refusals.ts'
import { itemStories } from './stories/items.ts'
import { limitStories } from './stories/limits.ts'
import { metricStories } from './stories/metrics.ts'
import { queryStories } from './stories/queries.ts'
import { rawCommandStories } from './stories/raw-commands.ts'
import { exactRefusalStories } from './stories/refusals.ts'
import { requestRefusalStories } from './stories/request-refusals.ts'
import { tableStories } from './stories/tables.ts'
import { timeToLiveStories } from './stories/time-to-live.ts'
import { transactionStories } from './stories/transactions.ts'
import { updateTableStories } from './stories/update-table.ts'
import { updateStories } from './stories/updates.ts'
import { openTarget, type Target, type TargetName } from './targets.ts'

type OpenTarget = () => Promise<Target>

/** The one suite, written from AWS's documentation and held against whatever answers DynamoDB's commands. */
export function conformanceSuite(name: TargetName, open: OpenTarget = () => openTarget(name)): void {
  describe(`DynamoDB as answered by ${name}`, () => {
    let opened: Target | undefined
    beforeAll(async () => {
      opened = await open()
    })
    afterAll(() => opened?.close())

    const target = (): Target => {
      if (!opened) throw new Error('The target is not open')
      return opened
    }

    itemStories(target)
    conditionStories(target)
    updateStories(target)
    queryStories(target)
    batchStories(target)
    transactionStories(target)
    tableStories(target)
    updateTableStories(target)
    timeToLiveStories(target)
    expressionRefusalStories(target)
    requestRefusalStories(target)
    exactRefusalStories(target)
    limitStories(target)
    metricStories(target)
    rawCommandStories(target)
    capacityStories(target)
  })
}
