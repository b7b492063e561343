import type { MeetingId, SectionId } from '@matricula/contract/kernel'
import type { Catalogue } from '#capabilities/catalogue/index.ts'
import type { Enrolments } from '#capabilities/enrolment/index.ts'
import type { Actor } from '#platform/actor.ts'
import { meetingFor } from './meeting-of-section.ts'
import type { AttendanceRepository, Register } from './repository.ts'

interface Reads {
  readonly catalogue: Catalogue
  readonly enrolments: Enrolments
  readonly registers: AttendanceRepository
}
export type ReadRegister = (actor: Actor, sectionId: SectionId, meetingId: MeetingId) => Promise<Register>

/** Whoever opens a register marks it soon: what is known of the class is looked up beside it. */
export function createReadRegister({ catalogue, enrolments, registers }: Reads): ReadRegister {
  return async (actor, sectionId, meetingId) => {
    await meetingFor(catalogue, actor, 'attendance.read', { sectionId, meetingId })
    const [register] = await Promise.all([
      registers.register(sectionId, meetingId),
      enrolments.knownIn(sectionId),
    ])
    return register
  }
}
