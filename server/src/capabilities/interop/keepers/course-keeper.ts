import { Course } from '@matricula/contract/catalogue'
import { CourseId } from '@matricula/contract/kernel'
import type { Catalogue } from '#capabilities/catalogue/index.ts'
import { type Decision, type Keeper, refuse } from '#capabilities/interop/keeper.ts'
import type { CourseWish } from '#capabilities/interop/wishes.ts'
import { defined, differences } from './differences.ts'
import type { KnownCatalogue } from './known-catalogue.ts'

export function createCourseKeeper(catalogue: Catalogue, known: KnownCatalogue): Keeper<CourseWish> {
  return {
    prepare: (wishes) => known.look({ courses: wishes.map(({ courseId }) => courseId) }),
    async decide(wish) {
      const before = await known.course(wish.courseId)
      if (before) return wish.inPassing ? { decision: 'same' } : changed(before, wish)
      return await created(wish)
    },
    forget: ({ courseId }) => known.forget(courseId),
    async undo({ id, version, before }) {
      const courseId = CourseId.parse(id)
      const [now] = await catalogue.findCourses([courseId])
      if (!now) return { stays: 'It is gone' }
      if (now.version !== version) return { stays: 'It was changed since' }
      if (before) {
        const was = { ...Course.parse(before), version: version + 1 }
        return { change: catalogue.courseAlteration(now, was) }
      }
      const used = await catalogue.hasSections(courseId)
      return used ? { stays: 'Sections are offered of it' } : { change: catalogue.courseRemoval(now) }
    },
  }

  async function created({ courseId, subjectId, number, course: wished }: CourseWish): Promise<Decision> {
    const subject = await known.subject(subjectId)
    if (!subject) return refuse('subjectId', subjectId, 'There is no such subject', 'Add the subject first')
    const course: Course = {
      ...defined({ ...wished }),
      courseId,
      subjectId,
      number,
      departmentId: subject.departmentId,
      requires: [...(wished.requires ?? [])],
      version: 1,
    }
    known.learn(course)
    const undo = { of: 'course', id: courseId, version: 1 } as const
    return { decision: 'created', change: catalogue.newCourse(course), undo }
  }

  function changed(before: Course, { courseId, course: wished }: CourseWish): Decision {
    if (differences({ ...before }, { ...wished }).length === 0) return { decision: 'same' }
    const after: Course = {
      ...before,
      ...defined({ ...wished }),
      requires: [...(wished.requires ?? before.requires)],
      version: before.version + 1,
    }
    known.learn(after)
    return {
      decision: 'changed',
      change: catalogue.courseAlteration(before, after),
      undo: { of: 'course', id: courseId, version: after.version, before: { ...before } },
    }
  }
}
