import { type Section, sectionLabel } from '@matricula/contract/catalogue'
import type { GradeStep } from '@matricula/contract/enrolment'
import { gradeReleased, gradesMoved } from '@matricula/contract/finals'
import type { SectionId } from '@matricula/contract/kernel'
import { isPass } from '#capabilities/enrolment/index.ts'
import { systemActor } from '#platform/actor.ts'
import type { Listener } from '#platform/capability.ts'
import { packed } from '#platform/store/packed.ts'
import { explaining, lookAgain, retryWhenStale } from '#platform/store/retry-when-stale.ts'
import type { Change } from '#platform/store/store.ts'
import { placeInChain } from './change-rules.ts'
import { type Ending, endingsOf } from './endings.ts'
import type { Needs } from './needs.ts'

const releasing = systemActor('final-grades')
/** A transaction holds a hundred writes and events. */
const heaviest = 90

/**
 * Puts posted grades on the records. They are prepared first, some students in each transaction, and seen by nobody; one
 * write then shows all of them, and the records are written behind it. It begins anew wherever it was interrupted:
 * whoever is prepared, or has the grade already, is passed over.
 */
export const createReleaseListener = (needs: Needs): Listener => ({
  name: 'final-grades-release',
  events: [gradesMoved.eventName],
  async hear(events) {
    for (const event of events) {
      const { sectionId, state } = gradesMoved.facts.parse(event.facts)
      if (state === 'releasing') await retryWhenStale(() => release(needs, sectionId))
    }
  },
})

async function release(needs: Needs, sectionId: SectionId): Promise<void> {
  const { store, clock, catalogue, enrolments, finals } = needs
  const section = await catalogue.section(sectionId)
  const { termId } = section
  const roster = await finals.roster(sectionId, termId)
  if (roster.state !== 'releasing') return
  // The moment that was asked for, so that a grade says the same before and after its record is written.
  const at = roster.steps.at(-1)?.at ?? clock.now()
  const endings = await endingsOf(needs, section, at)
  if (!(await enrolments.gradesAreShown(sectionId))) {
    await inParts(
      needs,
      endings.flatMap((ending) => preparationOf(needs, sectionId, ending)),
    )
    await store.commit(releasing, { writes: [enrolments.showingPrepared(sectionId, at)], events: [] })
  }
  await inParts(
    needs,
    endings.map((ending) => recordedOf(needs, section, ending)),
  )
  await store.commit(releasing, {
    writes: [finals.move(roster, { state: 'released' })],
    events: [gradesMoved({ sectionId, termId, label: sectionLabel(section), state: 'released' })],
  })
}

async function inParts({ store }: Needs, changes: readonly Change[]): Promise<void> {
  for (const change of packed(changes, heaviest)) {
    // Where somebody has left or finished meanwhile, everything is looked at again.
    await explaining(store.commit(releasing, change), { left: lookAgain })
  }
}

const gradedBy = (step: GradeStep) => ({ grade: step.grade, steps: [step], at: step.at })

/** Nothing for whoever is prepared already. */
function preparationOf({ enrolments }: Needs, sectionId: SectionId, { ended, first }: Ending): Change[] {
  const wanting = ended.filter(({ prepared }) => prepared?.releasedWith !== sectionId)
  if (wanting.length === 0) return []
  return [{ writes: wanting.map((one) => enrolments.preparing(one, sectionId, gradedBy(first))), events: [] }]
}

/** The enrolment ends, in the other parts of the course as well; the student is told alone. */
function recordedOf({ enrolments, finals }: Needs, section: Section, ending: Ending): Change {
  const { sectionId, termId, courseId, courseTitle, code } = section
  const { member, ended, first, lapsesTo } = ending
  const { studentId, name: studentName } = member
  const { grade, dueOn } = first
  const of = { sectionId, termId, courseId, courseTitle, code, studentId, studentName }
  return {
    writes: [
      ...ended.map((one) => enrolments.finishing(one, gradedBy(first))),
      finals.link({ ...first, studentId, termId, sectionId, place: placeInChain(1), by: releasing.name }),
      ...(isPass(grade) ? [enrolments.passing(studentId, [courseId])] : []),
      ...(dueOn === undefined
        ? []
        : [finals.newIncomplete({ ...of, grade, dueOn, lapsesTo, extensions: [], version: 1 })]),
    ],
    events: [gradeReleased({ studentId, sectionId, termId, courseTitle })],
  }
}
