import type { AlertKind } from '@matricula/contract/alerts'
import type { DepartmentId, StudentId, TermId } from '@matricula/contract/kernel'
import { equals } from '#platform/store/condition.ts'
import type { Store } from '#platform/store/store.ts'
import { insert, remove, replace, type Write } from '#platform/store/write.ts'
import { alertItem, type StoredAlert } from './items.ts'

export interface AlertKey {
  readonly studentId: StudentId
  readonly termId: TermId
}
interface Asked {
  readonly departmentId?: DepartmentId | undefined
  readonly limit: number
  readonly after?: string | undefined
}

export interface AlertRepository {
  /** In the order of the keys. */
  alertsAt(keys: readonly AlertKey[]): Promise<(StoredAlert | undefined)[]>
  /** Those with most reasons first. */
  alertsOf(termId: TermId, asked: Asked): Promise<{ items: StoredAlert[]; next?: string }>
  /** Refusal `stale` where it has moved on since version less one. */
  keep(alert: StoredAlert): Write
  /** Refusal `stale`. */
  remove(alert: StoredAlert): Write
}

export const createAlertRepository = (store: Store): AlertRepository => ({
  async alertsAt(keys) {
    const items = await store.getMany(keys.map((key) => alertItem.keyOf(key)))
    return items.map((item) => item && alertItem.read(item))
  },
  async alertsOf(termId, { departmentId, limit, after }) {
    const found = await store.query({
      table: 'students',
      limit,
      ...(after !== undefined && { after }),
      ...(departmentId === undefined
        ? { index: 'g1', partition: alertItem.fill('g1p', { termId }) }
        : { index: 'g2', partition: alertItem.fill('g2p', { termId, departmentId }) }),
    })
    return { ...found, items: found.items.map((item) => alertItem.read(item)) }
  },
  keep(alert) {
    const item = alertItem.itemOf(alert)
    return alert.version === 1 ? insert(item, 'stale') : replace(item, alert.version - 1)
  },
  remove: (alert) => remove(alertItem.keyOf(alert), equals('version', alert.version), 'stale'),
})

/** Whether one of the reasons is of that kind. */
export const hasKind = ({ reasons }: StoredAlert, kind: AlertKind | undefined): boolean =>
  kind === undefined || Object.values(reasons).some((reason) => reason.kind === kind)
