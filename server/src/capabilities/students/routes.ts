import {
  admitStudent,
  changeStudent,
  countStudents,
  createProgramme,
  listProgrammes,
  listStudents,
  readStudent,
} from '@matricula/contract/students'
import { bind, type Endpoint } from '#platform/http/bind.ts'
import type { Admit } from './admit.ts'
import type { ChangeStudent } from './change-student.ts'
import type { ListStudents } from './list-students.ts'
import type { CreateProgramme, ListProgrammes } from './programmes.ts'
import type { CountStudents, ReadStudent } from './read-student.ts'

/** What an import or a story may do with students besides asking. */
export interface StudentCommands {
  readonly admit: Admit
  readonly change: ChangeStudent
  readonly createProgramme: CreateProgramme
}

interface Reads {
  readonly list: ListStudents
  readonly listProgrammes: ListProgrammes
  readonly count: CountStudents
  readonly read: ReadStudent
}

export const studentRoutes = (commands: StudentCommands, reads: Reads): Endpoint[] => [
  bind(listProgrammes, async ({ actor }) => ({ items: await reads.listProgrammes(actor) })),
  bind(createProgramme, ({ actor, body }) => commands.createProgramme(actor, body)),
  bind(listStudents, ({ actor, query }) => reads.list(actor, query)),
  bind(countStudents, ({ actor }) => reads.count(actor)),
  bind(readStudent, ({ actor, params }) => reads.read(actor, params.studentId)),
  bind(admitStudent, ({ actor, body }) => commands.admit(actor, body)),
  bind(changeStudent, ({ actor, params, body }) => commands.change(actor, params.studentId, body)),
]
