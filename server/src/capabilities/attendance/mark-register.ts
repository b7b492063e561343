import { type RegisterMark, registerMarked } from '@matricula/contract/attendance'
import { type MeetingId, Problem, type SectionId } from '@matricula/contract/kernel'
import type { Catalogue } from '#capabilities/catalogue/index.ts'
import type { Enrolments } from '#capabilities/enrolment/index.ts'
import type { Actor } from '#platform/actor.ts'
import type { Clock } from '#platform/clock.ts'
import { chunksOf } from '#platform/store/chunks.ts'
import type { Lanes } from '#platform/store/lane.ts'
import { commitOnce, doneBefore } from '#platform/store/once.ts'
import { lookAgain, retryWhenStale } from '#platform/store/retry-when-stale.ts'
import type { Store } from '#platform/store/store.ts'
import { entriesAtOnce } from './entries-at-once.ts'
import { meetingFor } from './meeting-of-section.ts'
import { type AttendanceRepository, type Register, registerAfter } from './repository.ts'
import { decideMarking, mayStillChange } from './rules.ts'
import { strangersTo } from './strangers.ts'

export interface Needs {
  readonly store: Store
  readonly clock: Clock
  readonly lanes: Lanes
  readonly catalogue: Catalogue
  readonly enrolments: Enrolments
  readonly registers: AttendanceRepository
}

interface Asked {
  readonly sectionId: SectionId
  readonly meetingId: MeetingId
  readonly marks: readonly RegisterMark[]
  readonly reason?: string | undefined
  /** Whoever has a mark keeps it. */
  readonly unmarkedOnly?: true
}

export type MarkRegister = (actor: Actor, asked: Asked) => Promise<Register>

export function createMarkRegister(needs: Needs): MarkRegister {
  const { store, clock, lanes, catalogue, enrolments, registers } = needs
  return async (actor, asked) => {
    const { sectionId, meetingId } = asked
    await meetingFor(catalogue, actor, 'attendance.mark', { sectionId, meetingId })
    await demandEnrolled(enrolments, asked)
    return await lanes.through([`attendance ${sectionId}`], async () => {
      let register: Register | undefined
      for (const [place, marks] of chunksOf(asked.marks, entriesAtOnce).entries()) {
        register = await retryWhenStale(() => save(actor, { ...asked, marks }, `marks-${place}`))
      }
      return register ?? (await registers.register(sectionId, meetingId))
    })
  }

  async function save(actor: Actor, asked: Asked, step: string): Promise<Register> {
    const { sectionId, meetingId, reason } = asked
    const remembered = registers.remembered(sectionId, meetingId)
    const register = remembered ?? (await registers.register(sectionId, meetingId))
    const { changed, gains } = decideMarking(register, marksFor(register, asked))
    const isOpen = register.state !== 'not-held' && mayStillChange(register, reason)
    if (!isOpen || changed.length === 0) {
      if (remembered) throw lookAgain()
      return await unchanged(actor, register, { isOpen, step })
    }
    const after = registerAfter(register, {
      marks: changed,
      state: register.state,
      by: actor.name,
      at: clock.now(),
    })
    const { version } = after
    const done = await commitOnce(store, actor, {
      writes: [registers.keep(after), ...registers.gain(sectionId, gains)],
      events: [registerMarked({ sectionId, meetingId, version, marks: [...changed], reason })],
      step,
    })
    if (done === 'done-before') return register
    registers.learn(after)
    return after
  }

  async function unchanged(
    actor: Actor,
    register: Register,
    { isOpen, step }: { isOpen: boolean; step: string },
  ): Promise<Register> {
    const { state, meetingId } = register
    if (isOpen) return register
    if (state === 'not-held') throw new Problem('register.cancelled', { meetingId })
    if (await doneBefore(store, actor, registers.keyOf(register), step)) return register
    throw new Problem('register.submitted', { meetingId })
  }
}

const marksFor = (register: Register, { marks, unmarkedOnly }: Asked): readonly RegisterMark[] =>
  unmarkedOnly ? marks.filter(({ studentId }) => !register.marks.has(studentId)) : marks

async function demandEnrolled(enrolments: Enrolments, { sectionId, marks }: Asked): Promise<void> {
  const strangers = await strangersTo(
    enrolments,
    sectionId,
    marks.map((mark) => mark.studentId),
  )
  if (strangers.size === 0) return
  const fields = marks.flatMap((mark, place) =>
    strangers.has(mark.studentId)
      ? [{ field: `marks.${place}.studentId`, message: `${mark.studentId} is not enrolled in this section` }]
      : [],
  )
  throw new Problem('request.invalid', { fields })
}
