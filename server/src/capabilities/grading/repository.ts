import { type Assessment, type GradebookPlan, initialPlan } from '@matricula/contract/grading'
import { type AssessmentId, Problem, type SectionId, StudentId } from '@matricula/contract/kernel'
import type { Reading } from '#platform/store/reading.ts'
import { createRemembered } from '#platform/store/remembered.ts'
import type { Store } from '#platform/store/store.ts'
import { type Item, insert, type Key, keepVersion, replace, type Write } from '#platform/store/write.ts'
import { marksItem, planItem } from './items.ts'
import type { Cell, Cells } from './rules.ts'

/** The assessments of a section, and how their marks become one number. */
export interface Plan extends Readonly<GradebookPlan> {
  readonly sectionId: SectionId
  readonly assessments: readonly Assessment[]
}

export interface Sheet {
  readonly sectionId: SectionId
  readonly assessmentId: AssessmentId
  readonly cells: Cells
  readonly version: number
}

export interface SheetKey {
  readonly sectionId: SectionId
  readonly assessmentId: AssessmentId
}

/** Whatever changes the assessment moves the sheet on, so that one version stands for both. */
export interface MarkedSheet extends Sheet {
  readonly assessment: Assessment
}

export interface GradingRepository {
  plan(sectionId: SectionId): Promise<Plan>
  /** Plans and sheets, to be read together with what others keep. */
  reading(
    sectionIds: readonly SectionId[],
    sheets: readonly SheetKey[],
  ): Reading<{ plans: Plan[]; sheets: Sheet[] }>
  /** One batch for any number of sections. */
  plansOf(sectionIds: readonly SectionId[]): Promise<Plan[]>
  /** The plan and one sheet in one batch. Throws `item.missing` where the section has no such assessment. */
  planAndSheet(sectionId: SectionId, assessmentId: AssessmentId): Promise<[Plan, Sheet]>
  keyOf(plan: Plan): Key
  sheetsOf(sectionId: SectionId): Promise<Sheet[]>
  sheetsAt(keys: readonly SheetKey[]): Promise<Sheet[]>
  /** Refusal `stale` where the plan has moved on. */
  keepPlan(plan: Plan, changed: Partial<Omit<Plan, 'sectionId' | 'version'>>): Write
  openSheet(sheet: Pick<Sheet, 'sectionId' | 'assessmentId'>): Write
  /** The sheet with its assessment as read or written here last, if they still are; see `Remembered`. */
  remembered(key: SheetKey): MarkedSheet | undefined
  learn(sheet: MarkedSheet): void
  /** Writes a sheet as it is after a change; refusal `stale` where it has moved on since. */
  keepSheet(after: Sheet): Write
}

export function createGradingRepository(store: Store): GradingRepository {
  const memory = createRemembered<MarkedSheet>()
  const plansOf: GradingRepository['plansOf'] = async (sectionIds) => {
    const items = await store.getMany(sectionIds.map((sectionId) => planItem.keyOf({ sectionId })))
    return sectionIds.map((sectionId, place) => planFrom(sectionId, items[place]))
  }
  return {
    plansOf,
    reading: (sectionIds, sheets) => ({
      keys: [
        ...sectionIds.map((sectionId) => planItem.keyOf({ sectionId })),
        ...sheets.map((key) => marksItem.keyOf(key)),
      ],
      found: (items) => ({
        plans: sectionIds.map((sectionId, place) => planFrom(sectionId, items[place])),
        sheets: items.slice(sectionIds.length).flatMap((item) => (item ? [sheetFrom(item)] : [])),
      }),
    }),
    async plan(sectionId) {
      return planFrom(sectionId, await store.get(planItem.keyOf({ sectionId })))
    },
    async planAndSheet(sectionId, assessmentId) {
      const [plan, sheet] = await store.getMany([
        planItem.keyOf({ sectionId }),
        marksItem.keyOf({ sectionId, assessmentId }),
      ])
      if (!sheet) throw new Problem('item.missing', { kind: 'assessment', id: assessmentId })
      return [planFrom(sectionId, plan), sheetFrom(sheet)]
    },
    async sheetsOf(sectionId) {
      const partition = marksItem.fill('pk', { sectionId })
      const { items } = await store.query({ table: 'enrolments', partition, begins: 'MARK#' })
      return items.map(sheetFrom)
    },
    async sheetsAt(keys) {
      const items = await store.getMany(keys.map((key) => marksItem.keyOf(key)))
      return items.flatMap((item) => (item ? [sheetFrom(item)] : []))
    },
    keyOf: (plan) => planItem.keyOf(plan),
    keepPlan(before, changed) {
      const version = before.version + 1
      const { assessments, ...rules } = { ...before, ...changed }
      return keepVersion(planItem.itemOf({ ...rules, assessments: [...assessments], version }), version)
    },
    openSheet: ({ sectionId, assessmentId }) =>
      insert(marksItem.itemOf({ sectionId, assessmentId, cells: {}, version: 1 })),
    remembered: (key) => memory.take(nameOf(key)),
    learn: (sheet) => memory.learn(nameOf(sheet), sheet),
    keepSheet: ({ cells, ...sheet }) =>
      replace(marksItem.itemOf({ ...sheet, cells: Object.fromEntries(cells) }), sheet.version - 1),
  }
}

const nameOf = ({ sectionId, assessmentId }: SheetKey): string => `${sectionId} ${assessmentId}`

const planFrom = (sectionId: SectionId, item: Item | undefined): Plan =>
  item ? planItem.read(item) : { ...initialPlan, sectionId, assessments: [], version: 0 }

function sheetFrom(item: Item): Sheet {
  const { cells, ...sheet } = marksItem.read(item)
  const byStudent = Object.entries(cells).map(([id, cell]): [StudentId, Cell] => [StudentId.parse(id), cell])
  return { ...sheet, cells: new Map(byStudent) }
}
