import { may, type Room, SectionId, StudentId } from '@matricula/contract/kernel'
import type { Catalogue } from '#capabilities/catalogue/index.ts'
import type { Students } from '#capabilities/students/index.ts'
import type { Actor } from '#platform/actor.ts'

type Question = (actor: Actor, id: string) => boolean | Promise<boolean>

/** Who may hear which room: the same policy table as the routes, asked when a page joins and whenever rights change. */
export function createRoomPolicy(
  catalogue: Pick<Catalogue, 'findSection'>,
  { subjectFor }: Pick<Students, 'subjectFor'>,
): (actor: Actor, room: Room) => Promise<boolean> {
  const questions: Readonly<Record<string, Question>> = {
    everyone: () => true,
    seats: () => true,
    staff: (actor) => may(actor, 'staff.room'),
    person: (actor, id) => actor.id === id,
    student: async (actor, id) => {
      const studentId = StudentId.safeParse(id)
      return studentId.success && may(actor, 'student.read', await subjectFor(actor, studentId.data))
    },
    job: (actor) => may(actor, 'import.read'),
    section: async (actor, id) =>
      may(actor, 'attendance.read', { sectionId: id, departmentId: await departmentOf(id) }),
  }

  async function departmentOf(id: string): Promise<string | undefined> {
    const sectionId = SectionId.safeParse(id)
    const section = sectionId.success ? await catalogue.findSection(sectionId.data) : undefined
    return section?.departmentId
  }

  return async (actor, room) => {
    const [kind = '', id = ''] = room.split(':')
    const question = Object.hasOwn(questions, kind) ? questions[kind] : undefined
    return actor.grants !== undefined && question !== undefined && (await question(actor, id))
  }
}
