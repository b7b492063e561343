import { DepartmentId, page, pageQuery, route, SectionId, TermId } from '@matricula/contract/kernel'
import { z } from 'zod'
import { Alert, AlertKind } from './schema.ts'

export const listAlerts = route({
  name: 'listAlerts',
  summary: 'Students of a term who may need attention, those with most reasons first',
  action: 'alert.watch',
  method: 'GET',
  path: '/api/terms/:termId/alerts',
  params: z.strictObject({ termId: TermId }),
  /** A registrar of a department names it, and is told of students of its programmes. */
  query: z.strictObject({ ...pageQuery, departmentId: DepartmentId.optional(), kind: AlertKind.optional() }),
  reply: page(Alert),
  problems: ['item.missing'],
})
export const listSectionAlerts = route({
  name: 'listSectionAlerts',
  summary: 'Students of a section who may need attention in it; nothing that happens elsewhere is told',
  action: 'alert.read',
  method: 'GET',
  path: '/api/sections/:sectionId/alerts',
  params: z.strictObject({ sectionId: SectionId }),
  reply: z.object({ items: z.array(Alert) }),
  problems: ['item.missing'],
})
