import { type RegisterState, registerMarked, registerSubmitted } from '@matricula/contract/attendance'
import { type MeetingId, Problem, type SectionId, type StudentId } from '@matricula/contract/kernel'
import type { Actor } from '#platform/actor.ts'
import { commitOnce, doneBefore } from '#platform/store/once.ts'
import { retryWhenStale } from '#platform/store/retry-when-stale.ts'
import { entriesAtOnce } from './entries-at-once.ts'
import type { Needs } from './mark-register.ts'
import { meetingFor } from './meeting-of-section.ts'
import { type Register, registerAfter } from './repository.ts'
import { decideMarking, unmarkedPresent } from './rules.ts'

export type SubmitRegister = (actor: Actor, sectionId: SectionId, meetingId: MeetingId) => Promise<Register>

/** Declares a register complete. Of a large class the unmarked are filled in by steps, and only the last submits. */
export function createSubmitRegister(needs: Needs): SubmitRegister {
  const { store, clock, lanes, catalogue, enrolments, registers } = needs
  return async (actor, sectionId, meetingId) => {
    await meetingFor(catalogue, actor, 'attendance.mark', { sectionId, meetingId })
    return await lanes.through([`attendance ${sectionId}`], async () => {
      const enrolled = (await enrolments.rosterOf(sectionId)).map((entry) => entry.studentId)
      for (let step = 0; ; step += 1) {
        const register = await retryWhenStale(() => fill(actor, { sectionId, meetingId, enrolled, step }))
        if (register.state === 'submitted') return register
      }
    })
  }

  async function fill(actor: Actor, { sectionId, meetingId, enrolled, step }: Filling): Promise<Register> {
    const register = await registers.register(sectionId, meetingId)
    if (register.state === 'not-held') throw new Problem('register.cancelled', { meetingId })
    if (register.state === 'submitted') {
      if (await doneBefore(store, actor, registers.keyOf(register), `submit-${step}`)) return register
      throw new Problem('register.submitted', { meetingId })
    }
    const unmarked = unmarkedPresent(register, enrolled)
    const last = unmarked.length <= entriesAtOnce
    const { changed, gains } = decideMarking(register, unmarked.slice(0, entriesAtOnce))
    const state: RegisterState = last ? 'submitted' : register.state
    const marks = [...changed]
    const after = registerAfter(register, { marks, state, by: actor.name, at: clock.now() })
    const { version } = after
    const done = await commitOnce(store, actor, {
      writes: [registers.keep(after), ...registers.gain(sectionId, gains)],
      events: [(last ? registerSubmitted : registerMarked)({ sectionId, meetingId, version, marks })],
      step: `submit-${step}`,
    })
    return done === 'done' ? after : await registers.register(sectionId, meetingId)
  }
}

interface Filling {
  readonly sectionId: SectionId
  readonly meetingId: MeetingId
  readonly enrolled: readonly StudentId[]
  readonly step: number
}
