import type { Alert } from '@matricula/contract/alerts'
import type { SectionId, TermId } from '@matricula/contract/kernel'
import { sectionFor } from '#capabilities/catalogue/index.ts'
import { type Actor, demand } from '#platform/actor.ts'
import { type Page, pageOf } from '#platform/store/pages.ts'
import type { StoredAlert } from './items.ts'
import type { Needs } from './needs.ts'
import type { AlertsAsked } from './repository.ts'

export type ListAlerts = (actor: Actor, termId: TermId, asked: AlertsAsked) => Promise<Page<Alert>>

/** A page may be short where few have such a reason; `next` says whether it goes on. */
export const createListAlerts =
  ({ catalogue, alerts }: Pick<Needs, 'catalogue' | 'alerts'>): ListAlerts =>
  async (actor, termId, asked) => {
    demand(actor, 'alert.watch', { departmentId: asked.departmentId })
    await catalogue.term(termId)
    return pageOf(await alerts.alertsOf(termId, asked), told)
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
