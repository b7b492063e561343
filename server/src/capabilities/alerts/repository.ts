import type { AlertKind } from '@matricula/contract/alerts'
import type { DepartmentId, StudentId, TermId } from '@matricula/contract/kernel'
import { equals } from '#platform/store/condition.ts'
import { type Page, type PageAsked, pageOf } from '#platform/store/pages.ts'
import type { Store } from '#platform/store/store.ts'
import { walk } from '#platform/store/walk.ts'
import { keepVersion, remove, type Write } from '#platform/store/write.ts'
import { alertItem, type StoredAlert } from './items.ts'

export interface AlertKey {
  readonly studentId: StudentId
  readonly termId: TermId
}
export interface AlertsAsked extends PageAsked {
  readonly departmentId?: DepartmentId | undefined
  /** Those alone that have such a reason. */
  readonly kind?: AlertKind | undefined
}

export interface AlertRepository {
  /** In the order of the keys. */
  alertsAt(keys: readonly AlertKey[]): Promise<(StoredAlert | undefined)[]>
  /** Those with most reasons first. */
  alertsOf(termId: TermId, asked: AlertsAsked): Promise<Page<StoredAlert>>
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
  async alertsOf(termId, { departmentId, kind, ...page }) {
    const stretch =
      departmentId === undefined
        ? ({ index: 'g1', partition: alertItem.fill('g1p', { termId }) } as const)
        : ({ index: 'g2', partition: alertItem.fill('g2p', { termId, departmentId }) } as const)
    const found = await walk(store, {
      table: 'students',
      stretches: [stretch],
      accept: (item) => hasKind(alertItem.read(item), kind),
      ...page,
    })
    return pageOf(found, alertItem.read)
  },
  keep: (alert) => keepVersion(alertItem.itemOf(alert), alert.version),
  remove: (alert) => remove(alertItem.keyOf(alert), equals('version', alert.version), 'stale'),
})

const hasKind = ({ reasons }: StoredAlert, kind: AlertKind | undefined): boolean =>
  kind === undefined || Object.values(reasons).some((reason) => reason.kind === kind)
