import { type Room, room } from '@matricula/contract/kernel'

/** Those who answer for the institution; instructors see it when they open the course. */
const ofStaff = (): Room[] => [room.staff]

export const recordAudience = {
  'distribution.recorded': ofStaff,
  'distribution.removed': ofStaff,
}
