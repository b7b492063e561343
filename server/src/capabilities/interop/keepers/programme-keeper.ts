import { ProgrammeId } from '@matricula/contract/kernel'
import type { Keeper } from '#capabilities/interop/keeper.ts'
import type { ProgrammeWish } from '#capabilities/interop/wishes.ts'
import type { Students } from '#capabilities/students/index.ts'

/** Programmes are few: all of them are looked up once. */
export function createProgrammeKeeper(students: Students): Keeper<ProgrammeWish> {
  let known: Set<string> | undefined
  return {
    async prepare() {
      known ??= new Set((await students.programmes()).map(({ programmeId }) => programmeId))
    },
    async decide({ programme }) {
      if (known?.has(programme.programmeId)) return { decision: 'same' }
      known?.add(programme.programmeId)
      return {
        decision: 'created',
        change: students.newProgramme(programme),
        undo: { of: 'programme', id: programme.programmeId, version: 1 },
      }
    },
    forget() {
      known = undefined
    },
    async undo({ id }) {
      const programmeId = ProgrammeId.parse(id)
      for await (const student of students.every()) {
        if (student.programmeId === programmeId) return { stays: 'Students belong to it' }
      }
      return { change: students.programmeRemoval(programmeId) }
    },
  }
}
