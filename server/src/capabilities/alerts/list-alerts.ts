import type { Alert, AlertKind } from '@matricula/contract/alerts'
import type { SectionId, TermId } from '@matricula/contract/kernel'
import { sectionFor } from '#capabilities/catalogue/index.ts'
import { type Actor, demand } from '#platform/actor.ts'
import { type Page, pageOf } from '#platform/store/pages.ts'
import type { StoredAlert } from './items.ts'
import type { Needs } from './needs.ts'
import type { AlertsAsked } from './repository.ts'

interface Asked extends AlertsAsked {
  readonly kind?: AlertKind | undefined
}
export type ListAlerts = (actor: Actor, termId: TermId, asked: Asked) => Promise<Page<Alert>>

/** A page read once; with one kind asked for it holds those of the page that have it, and the next goes on. */
export const createListAlerts =
  ({ catalogue, alerts }: Pick<Needs, 'catalogue' | 'alerts'>): ListAlerts =>
  async (actor, termId, { kind, ...asked }) => {
    demand(actor, 'alert.watch', { departmentId: asked.departmentId })
    await catalogue.term(termId)
    const found = await alerts.alertsOf(termId, asked)
    const wanted = found.items.filter((alert) => hasKind(alert, kind))
    return pageOf({ ...found, items: wanted }, told)
  }

export type ListSectionAlerts = (actor: Actor, sectionId: SectionId) => Promise<{ items: Alert[] }>

/** Instructors are told what concerns their section, and neither standing nor holds. */
export const createListSectionAlerts =
  ({
    catalogue,
    enrolments,
    alerts,
  }: Pick<Needs, 'catalogue' | 'enrolments' | 'alerts'>): ListSectionAlerts =>
  async (actor, sectionId) => {
    const { termId } = await sectionFor(catalogue, actor, 'alert.read', sectionId)
    const members = await enrolments.rosterOf(sectionId)
    const found = await alerts.alertsAt(members.map(({ studentId }) => ({ studentId, termId })))
    const own = found.flatMap((alert) => (alert ? [told(alert)] : []))
    const inSection = own.map((alert) => ({
      ...alert,
      reasons: alert.reasons.filter((reason) => 'sectionId' in reason && reason.sectionId === sectionId),
    }))
    return { items: inSection.filter(({ reasons }) => reasons.length > 0) }
  }

const told = ({ reasons, ...alert }: StoredAlert): Alert => ({ ...alert, reasons: Object.values(reasons) })

/** Whether one of the reasons is of that kind. */
const hasKind = ({ reasons }: StoredAlert, kind: AlertKind | undefined): boolean =>
  kind === undefined || Object.values(reasons).some((reason) => reason.kind === kind)
