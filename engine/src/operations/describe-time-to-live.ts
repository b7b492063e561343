import { requireTableName } from './checks.ts'
import type { Context } from './context.ts'
import type { TableNameRequest } from './requests.ts'

/** Says which attribute ends a table's items, if any. */
export async function describeTimeToLive(
  { storage, catalogue }: Context,
  request: TableNameRequest,
): Promise<{ readonly TimeToLiveDescription: object }> {
  const name = requireTableName(request.TableName)
  const attribute = storage.read((view) => catalogue.table(view, name).record.endsAt)
  return {
    TimeToLiveDescription: attribute
      ? { TimeToLiveStatus: 'ENABLED', AttributeName: attribute }
      : { TimeToLiveStatus: 'DISABLED' },
  }
}
