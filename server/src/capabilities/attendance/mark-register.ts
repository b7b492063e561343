import { type RegisterMark, registerMarked } from '@matricula/contract/attendance'
import { type MeetingId, Problem, type SectionId } from '@matricula/contract/kernel'
import type { Catalogue } from '#capabilities/catalogue/index.ts'
import type { Enrolments } from '#capabilities/enrolment/index.ts'
import type { Actor } from '#platform/actor.ts'
import type { Clock } from '#platform/clock.ts'
import { chunksOf } from '#platform/store/chunks.ts'
import type { Lanes } from '#platform/store/lane.ts'
import { commitOnce, doneBefore } from '#platform/store/once.ts'
import { retryWhenStale } from '#platform/store/retry-when-stale.ts'
import type { Store } from '#platform/store/store.ts'
import { entriesAtOnce } from './entries-at-once.ts'
import { demandMeeting, placeFor } from './meeting-of-section.ts'
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
}

export type MarkRegister = (actor: Actor, asked: Asked) => Promise<Register>

export function createMarkRegister(needs: Needs): MarkRegister {
  const { store, clock, lanes, catalogue, enrolments, registers } = needs
  return async (actor, asked) => {
    const { sectionId, meetingId } = asked
    demandMeeting(await placeFor(catalogue, actor, 'attendance.mark', sectionId), meetingId)
    await demandEnrolled(enrolments, asked)
    return await lanes.through([`attendance ${sectionId}`], async () => {
      let register: Register | undefined
      for (const [place, marks] of chunksOf(asked.marks, entriesAtOnce).entries()) {
        register = await retryWhenStale(() => save(actor, { ...asked, marks }, `marks-${place}`))
      }
      return register ?? (await registers.register(sectionId, meetingId))
    })
  }

  async function save(actor: Actor, { sectionId, meetingId, marks, reason }: Asked, step: string) {
    const register = await registers.register(sectionId, meetingId)
    if (register.state === 'not-held') throw new Problem('register.cancelled', { meetingId })
    if (!mayStillChange(register, reason)) {
      if (await doneBefore(store, actor, registers.keyOf(register), step)) return register
      throw new Problem('register.submitted', { meetingId })
    }
    const { changed, gains } = decideMarking(register, marks)
    if (changed.length === 0) return register
    const marking = { marks: changed, state: register.state, by: actor.name, at: clock.now() }
    const version = register.version + 1
    const done = await commitOnce(store, actor, {
      writes: [registers.mark(register, marking), ...registers.gain(sectionId, gains)],
      events: [registerMarked({ sectionId, meetingId, version, marks: [...changed], reason })],
      step,
    })
    return done === 'done' ? registerAfter(register, marking) : register
  }
}

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
