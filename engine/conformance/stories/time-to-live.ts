import {
  DescribeTimeToLiveCommand,
  UpdateTimeToLiveCommand,
  type UpdateTimeToLiveCommandInput,
} from '@aws-sdk/client-dynamodb'
import { beforeAll, describe, expect, test } from 'vitest'
import { openSchool, refusalOf, type School } from '#conformance/school.ts'
import type { Target } from '#conformance/targets.ts'

type Specification = NonNullable<UpdateTimeToLiveCommandInput['TimeToLiveSpecification']>

export function timeToLiveStories(target: () => Target): void {
  describe('time to live', () => {
    let school: School
    beforeAll(async () => {
      school = await openSchool(target())
    })

    const update = (TimeToLiveSpecification: Specification, TableName = school.table): Promise<object> =>
      target().send(new UpdateTimeToLiveCommand({ TableName, TimeToLiveSpecification }))
    const describeOf = async (TableName: string): Promise<object | undefined> =>
      (await target().send(new DescribeTimeToLiveCommand({ TableName }))).TimeToLiveDescription

    test('is off until it is switched on, and then described', async () => {
      expect(await describeOf(school.table)).toEqual({ TimeToLiveStatus: 'DISABLED' })
      const on = { Enabled: true, AttributeName: 'endsAt' }
      expect(await update(on)).toMatchObject({ TimeToLiveSpecification: on })
      expect(await describeOf(school.table)).toEqual({ TimeToLiveStatus: 'ENABLED', AttributeName: 'endsAt' })
      expect((await refusalOf(update(on))).message).toBe('TimeToLive is already enabled')
      const other = await refusalOf(update({ Enabled: true, AttributeName: 'leavesAt' }))
      expect(other.name).toBe('ValidationException')
    })

    test('needs the name of an attribute', async () => {
      const refusal = await refusalOf(update({ Enabled: true, AttributeName: '' }))
      expect(refusal.name).toBe('ValidationException')
      if (target().name === 'local') return
      expect(refusal.message).toBe(
        "1 validation error detected: Value '' at 'timeToLiveSpecification.attributeName' failed to satisfy constraint: " +
          'Member must have length greater than or equal to 1',
      )
    })

    test('needs a table', async () => {
      const none = 'No-Such-School'
      const refusals = [
        await refusalOf(update({ Enabled: true, AttributeName: 'endsAt' }, none)),
        await refusalOf(describeOf(none)),
      ]
      for (const { name } of refusals) expect(name).toBe('ResourceNotFoundException')
    })
  })
}
