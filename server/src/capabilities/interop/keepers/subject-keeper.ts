import { Subject } from '@matricula/contract/catalogue'
import type { Catalogue } from '#capabilities/catalogue/index.ts'
import type { Keeper } from '#capabilities/interop/keeper.ts'
import type { SubjectWish } from '#capabilities/interop/wishes.ts'
import type { KnownCatalogue } from './known-catalogue.ts'

export function createSubjectKeeper(catalogue: Catalogue, known: KnownCatalogue): Keeper<SubjectWish> {
  return {
    prepare: () => Promise.resolve(),
    async decide({ subjectId, title, departmentId }) {
      if (await known.subject(subjectId)) return { decision: 'same' }
      const subject = Subject.parse({ subjectId, title, departmentId })
      known.learn(subject)
      const undo = { of: 'subject', id: subjectId, version: 1 } as const
      return { decision: 'created', change: catalogue.newSubject(subject), undo }
    },
    forget: ({ subjectId }) => known.forget(subjectId),
    async undo({ id }) {
      const subject = (await catalogue.storedSubjects()).find(({ subjectId }) => subjectId === id)
      if (!subject) return { stays: 'It is gone' }
      const used = await catalogue.hasCourses(subject.subjectId)
      return used ? { stays: 'Courses belong to it' } : { change: catalogue.subjectRemoval(subject) }
    },
  }
}
