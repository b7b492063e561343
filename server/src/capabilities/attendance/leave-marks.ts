import { type AttendanceState, type LeaveKind, leaveMoved } from '@matricula/contract/attendance'
import type { Section, Term } from '@matricula/contract/catalogue'
import { Problem, type StudentId } from '@matricula/contract/kernel'
import { systemActor } from '#platform/actor.ts'
import type { Listener } from '#platform/capability.ts'
import type { MarkRegister, Needs } from './mark-register.ts'
import { meetingDaysOf } from './rules.ts'
import { extrasIn } from './section-days.ts'

const marking = systemActor('leave')

const stateFor: Readonly<Record<LeaveKind, AttendanceState>> = {
  medical: 'medical',
  duty: 'duty',
  personal: 'excused',
}

/**
 * Marks the days of approved leave in the registers of the sections in which the student sits: those to come, and what was
 * marked absent. Whoever was seen there stays present: the register of those who teach is the authority. Told twice, it
 * finds nothing more to mark.
 */
export const createLeaveListener = (needs: Needs, mark: MarkRegister): Listener => ({
  name: 'attendance-leaves',
  events: [leaveMoved.eventName],
  async hear(events) {
    for (const { facts } of events) {
      const { studentId, state, kind, from, to } = leaveMoved.facts.parse(facts)
      if (state === 'approved')
        await markDays({ needs, mark }, studentId, { state: stateFor[kind], from, to })
    }
  },
})

interface Days {
  readonly state: AttendanceState
  readonly from: string
  readonly to: string
}

async function markDays(
  { needs, mark }: { readonly needs: Needs; readonly mark: MarkRegister },
  studentId: StudentId,
  days: Days,
): Promise<void> {
  const { catalogue, enrolments } = needs
  const sitting = (await enrolments.enrolmentsOf(studentId)).filter(({ state }) => state === 'enrolled')
  const sections = await catalogue.sectionsOf(sitting.map(({ sectionId }) => sectionId))
  for (const section of sections) {
    const term = await catalogue.term(section.termId)
    await markSection({ needs, mark }, studentId, { section, term, days })
  }
}

async function markSection(
  { needs, mark }: { readonly needs: Needs; readonly mark: MarkRegister },
  studentId: StudentId,
  { section, term, days: { state, from, to } }: { section: Section; term: Term; days: Days },
): Promise<void> {
  const { sectionId } = section
  const planned = meetingDaysOf(section, term).filter(({ date }) => date >= from && date <= to)
  const [moves] = await needs.registers.movesOf([sectionId])
  const meetings = [...planned, ...(moves ? extrasIn(moves, { from, to }) : [])]
  const registers = await needs.registers.registersAt(meetings.map((meeting) => ({ ...meeting, sectionId })))
  const away = registers.filter(
    (register) =>
      register.state !== 'not-held' && (register.marks.get(studentId)?.state ?? 'absent') === 'absent',
  )
  for (const { meetingId } of away) {
    const marks = [{ studentId, state, note: 'Leave was approved' }]
    await mark(marking, { sectionId, meetingId, marks, reason: 'Leave was approved' }).catch(unlessGone)
  }
}

/** Whoever has left the section meanwhile, or a meeting that is not held, needs no mark. */
function unlessGone(error: unknown): void {
  if (!(error instanceof Problem)) throw error
}
