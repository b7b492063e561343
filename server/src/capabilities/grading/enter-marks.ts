import { type enterMarks as enterMarksRoute, type Mark, marksEntered } from '@matricula/contract/grading'
import type { AssessmentId, SectionId, StudentId } from '@matricula/contract/kernel'
import type { z } from 'zod'
import { strangersTo } from '#capabilities/attendance/index.ts'
import { sectionFor } from '#capabilities/catalogue/index.ts'
import type { Actor } from '#platform/actor.ts'
import { chunksOf } from '#platform/store/chunks.ts'
import { commitOnce } from '#platform/store/once.ts'
import { lookAgain, retryWhenStale } from '#platform/store/retry-when-stale.ts'
import { assessmentOf, type Needs } from './needs.ts'
import type { MarkedSheet, SheetKey } from './repository.ts'
import { type Cell, type Cells, decideEntry, markOf, type RefusedMark, type WantedMark } from './rules.ts'

interface Asked {
  readonly sectionId: SectionId
  readonly assessmentId: AssessmentId
  readonly marks: readonly WantedMark[]
}
type Reply = z.input<(typeof enterMarksRoute)['reply']>
export type EnterMarks = (actor: Actor, asked: Asked) => Promise<Reply>

interface Step {
  readonly marks: readonly WantedMark[]
  readonly strangers: ReadonlySet<StudentId>
  readonly name: string
}

/** Cells at once: their map entries fit DynamoDB's four kilobytes of expression. */
const atOnce = 120

export function createEnterMarks({ store, clock, lanes, catalogue, enrolments, grading }: Needs): EnterMarks {
  return async (actor, asked) => {
    await sectionFor(catalogue, actor, 'grading.mark', asked.sectionId)
    const studentIds = asked.marks.map((mark) => mark.studentId)
    const strangers = await strangersTo(enrolments, asked.sectionId, studentIds)
    return await lanes.through([`marks ${asked.sectionId} ${asked.assessmentId}`], async () => {
      const reply: { saved: Mark[]; refused: RefusedMark[] } = { saved: [], refused: [] }
      for (const [place, marks] of chunksOf(asked.marks, atOnce).entries()) {
        const name = `marks-${place * atOnce}`
        const { saved, refused } = await retryWhenStale(() => save(actor, asked, { marks, strangers, name }))
        reply.saved.push(...saved)
        reply.refused.push(...refused)
      }
      return reply
    })
  }

  async function save(
    actor: Actor,
    { sectionId, assessmentId }: Asked,
    { marks: wanted, strangers, name }: Step,
  ): Promise<{ saved: Mark[]; refused: readonly RefusedMark[] }> {
    const remembered = grading.remembered({ sectionId, assessmentId })
    const sheet = remembered ?? (await look({ sectionId, assessmentId }))
    const { assessment, cells } = sheet
    const { saved, refused } = decideEntry({ assessment, cells, strangers }, wanted)
    const entered = afterEntry(cells, saved, { by: actor.name, at: clock.now() })
    if (remembered && (refused.length > 0 || entered.size === 0)) throw lookAgain()
    const told = (now: Cells) => ({
      saved: saved.map(({ studentId }) => markOf(assessmentId, studentId, now.get(studentId))),
      refused,
    })
    if (entered.size === 0) return told(cells)
    const after = { ...sheet, cells: new Map([...cells, ...entered]), version: sheet.version + 1 }
    const marks = [...entered].map(([studentId, { value, version }]) => ({ studentId, value, version }))
    const done = await commitOnce(store, actor, {
      writes: [grading.keepSheet(after)],
      events: [marksEntered({ sectionId, assessmentId, title: assessment.title, marks })],
      step: name,
    })
    if (done === 'done-before') return told(cells)
    grading.learn(after)
    return told(after.cells)
  }

  async function look({ sectionId, assessmentId }: SheetKey): Promise<MarkedSheet> {
    const [plan, sheet] = await grading.planAndSheet(sectionId, assessmentId)
    return { ...sheet, assessment: assessmentOf(plan, assessmentId) }
  }
}

/** The cells that change. A cell that holds the value already stays as it is, with whoever entered it. */
function afterEntry(cells: Cells, saved: readonly WantedMark[], by: Pick<Cell, 'by' | 'at'>): Cells {
  const changed = saved.flatMap(({ studentId, value }): [StudentId, Cell][] => {
    const before = cells.get(studentId)
    if ((before?.value ?? null) === value) return []
    return [[studentId, { value, version: (before?.version ?? 0) + 1, ...by }]]
  })
  return new Map(changed)
}
