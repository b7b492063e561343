import { invalid } from '#engine/errors.ts'
import { recordChanges } from '#engine/tables/catalogue.ts'
import { constraintProblem, requireTableName } from './checks.ts'
import type { Context } from './context.ts'
import type { UpdateTimeToLiveRequest } from './table-requests.ts'

const longestName = 255

/** Names the attribute whose passing time (in seconds since 1970) ends an item, or stops that. */
export async function updateTimeToLive(
  { storage, catalogue }: Context,
  request: UpdateTimeToLiveRequest,
): Promise<{ readonly TimeToLiveSpecification: object }> {
  const name = requireTableName(request.TableName)
  const specification = request.TimeToLiveSpecification
  const attribute = specification?.AttributeName
  const enabled = specification?.Enabled
  const missing = 'Member must not be null'
  if (!specification) throw constraintProblem('timeToLiveSpecification', undefined, missing)
  if (typeof enabled !== 'boolean') {
    throw constraintProblem('timeToLiveSpecification.enabled', undefined, missing)
  }
  if (typeof attribute !== 'string') {
    throw constraintProblem('timeToLiveSpecification.attributeName', undefined, missing)
  }
  refuseLength(attribute)
  return storage.write((view) => {
    const { record } = catalogue.table(view, name)
    refuseNoChange(record.endsAt, attribute, enabled)
    const changed = { ...record, endsAt: enabled ? attribute : '' }
    return {
      changes: recordChanges(view, changed),
      answer: { TimeToLiveSpecification: { Enabled: enabled, AttributeName: attribute } },
    }
  })
}

function refuseLength(attribute: string): void {
  if (attribute.length >= 1 && attribute.length <= longestName) return
  const limit = attribute === '' ? 'greater than or equal to 1' : `less than or equal to ${longestName}`
  throw constraintProblem(
    'timeToLiveSpecification.attributeName',
    attribute,
    `Member must have length ${limit}`,
  )
}

function refuseNoChange(present: string, attribute: string, enabled: boolean): void {
  if (!enabled && present === '') throw invalid('TimeToLive is already disabled')
  if (enabled && present === attribute) throw invalid('TimeToLive is already enabled')
  if (present !== '' && present !== attribute) {
    throw invalid(`TimeToLive is active on a different AttributeName: current AttributeName is ${present}`)
  }
}
