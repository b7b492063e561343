import type { MeetingId, SectionId } from '@matricula/contract/kernel'
import type { Catalogue } from '#capabilities/catalogue/index.ts'
import type { Actor } from '#platform/actor.ts'
import { demandMeeting, placeFor } from './meeting-of-section.ts'
import type { AttendanceRepository, Register } from './repository.ts'

export type ReadRegister = (actor: Actor, sectionId: SectionId, meetingId: MeetingId) => Promise<Register>

export function createReadRegister(catalogue: Catalogue, registers: AttendanceRepository): ReadRegister {
  return async (actor, sectionId, meetingId) => {
    demandMeeting(await placeFor(catalogue, actor, 'attendance.read', sectionId), meetingId)
    return await registers.register(sectionId, meetingId)
  }
}
