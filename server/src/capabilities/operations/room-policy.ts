import { may, type Room, SectionId } from '@matricula/contract/kernel'
import type { Catalogue } from '#capabilities/catalogue/index.ts'
import type { Actor } from '#platform/actor.ts'

/** Who may hear which room: the same policy table as the routes, asked when a page joins and whenever rights change. */
export function createRoomPolicy(
  catalogue: Pick<Catalogue, 'section'>,
): (actor: Actor, room: Room) => Promise<boolean> {
  return async (actor, room) => {
    if (actor.grants === undefined) return false
    const [kind = '', id = ''] = room.split(':')
    switch (kind) {
      case 'everyone':
      case 'seats':
        return true
      case 'staff':
        return may(actor, 'staff.room')
      case 'person':
        return actor.id === id
      case 'student':
        return may(actor, 'student.read', { studentId: id })
      case 'job':
        return may(actor, 'import.read')
      case 'section':
        return may(actor, 'attendance.read', { sectionId: id, departmentId: await departmentOf(id) })
      default:
        return false
    }
  }

  async function departmentOf(id: string): Promise<string | undefined> {
    const sectionId = SectionId.safeParse(id)
    if (!sectionId.success) return undefined
    return await catalogue.section(sectionId.data).then(
      (section) => section.departmentId,
      () => undefined,
    )
  }
}
