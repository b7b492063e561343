import { type enterMarks as enterMarksRoute, type Mark, marksEntered } from '@matricula/contract/grading'
import type { AssessmentId, SectionId, StudentId } from '@matricula/contract/kernel'
import type { z } from 'zod'
import { strangersTo } from '#capabilities/attendance/index.ts'
import { sectionFor } from '#capabilities/catalogue/index.ts'
import type { Actor } from '#platform/actor.ts'
import { chunksOf } from '#platform/store/chunks.ts'
import { commitOnce } from '#platform/store/once.ts'
import { retryWhenStale } from '#platform/store/retry-when-stale.ts'
import { assessmentOf, type Needs } from './needs.ts'
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
    const [plan, sheet] = await grading.planAndSheet(sectionId, assessmentId)
    const assessment = assessmentOf(plan, assessmentId)
    const { saved, refused } = decideEntry({ assessment, cells: sheet.cells, strangers }, wanted)
    const after = afterEntry(sheet.cells, saved, { by: actor.name, at: clock.now() })
    const told = (cells: Cells) => ({
      saved: saved.map(({ studentId }) => markOf(assessmentId, studentId, cells.get(studentId))),
      refused,
    })
    if (after.size === 0) return told(sheet.cells)
    const marks = [...after].map(([studentId, { value, version }]) => ({ studentId, value, version }))
    const done = await commitOnce(store, actor, {
      writes: [grading.enter(sheet, after)],
      events: [marksEntered({ sectionId, assessmentId, title: assessment.title, marks })],
      step: name,
    })
    return told(done === 'done' ? new Map([...sheet.cells, ...after]) : sheet.cells)
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
