import {
  type Course,
  type CourseChange,
  courseChanged,
  courseCreated,
  type NewCourse,
} from '@matricula/contract/catalogue'
import { type CourseId, type FieldFault, Problem } from '@matricula/contract/kernel'
import type { z } from 'zod'
import { type Actor, demand } from '#platform/actor.ts'
import { explaining } from '#platform/store/retry-when-stale.ts'
import type { Change } from '#platform/store/store.ts'
import { madeStale, type Parts, refuseFaults, refuseStale, takenAlready } from './needs.ts'
import { changedRecord, courseIdOf, creditFaults, factsOfCourse } from './rules.ts'

export type CreateCourse = (actor: Actor, wished: z.output<typeof NewCourse>) => Promise<Course>
export type ChangeCourse = (
  actor: Actor,
  courseId: CourseId,
  wished: z.output<typeof CourseChange>,
) => Promise<Course>

export function createCreateCourse(parts: Parts): CreateCourse {
  const { store, memory } = parts
  return async (actor, wished) => {
    demand(actor, 'catalogue.write')
    const subject = (await memory.subjects()).find((one) => one.subjectId === wished.subjectId)
    if (!subject) throw unknownSubject(wished.subjectId)
    const courseId = wished.courseId ?? courseIdOf(wished.subjectId, wished.number)
    const course: Course = { ...wished, courseId, departmentId: subject.departmentId, version: 1 }
    refuseFaults([...creditFaults(course), ...(await unknownRequirements(parts, course))])
    const exists = takenAlready('number', `There is a course ${courseId} already. Choose another number`)
    await explaining(store.commit(actor, { ...newCourseOf(parts, course), answer: course }), { exists })
    memory.courses.learn(course)
    return course
  }
}

/** Refusal `exists` where there is such a course. */
export const newCourseOf = ({ stored }: Pick<Parts, 'stored'>, course: Course): Change => ({
  writes: [stored.insertCourse(course)],
  events: [courseCreated(factsOfCourse(course))],
})

export function createChangeCourse(parts: Parts): ChangeCourse {
  const { store, stored, memory } = parts
  return async (actor, courseId, wished) => {
    demand(actor, 'catalogue.write')
    const [before] = await stored.courses([courseId])
    if (!before) throw new Problem('item.missing', { courseId })
    refuseStale(wished.version, before)
    const { after, changed } = changedRecord(before, wished)
    if (changed.length === 0) return before
    refuseFaults([...creditFaults(after), ...(await unknownRequirements(parts, after))])
    const change = {
      writes: [stored.replaceCourse(after)],
      events: [courseChanged({ ...factsOfCourse(after), ...creditsMoved(before, after) })],
      answer: after,
    }
    await explaining(store.commit(actor, change), { stale: madeStale })
    memory.courses.learn(after)
    return after
  }
}

const creditsMoved = (before: Course, after: Course) => {
  const [one, other] = [before, after].map(({ credits, creditsAtMost }) => ({
    least: credits,
    ...(creditsAtMost !== undefined && { most: creditsAtMost }),
  }))
  return one && other && (one.least !== other.least || one.most !== other.most)
    ? { credits: { before: one, after: other } }
    : {}
}

const unknownSubject = (subjectId: string): Problem => {
  const message = `There is no subject ${subjectId}. Choose another, or add the subject first`
  return new Problem('request.invalid', { fields: [{ field: 'subjectId', message }] })
}

async function unknownRequirements({ memory }: Parts, course: Course): Promise<FieldFault[]> {
  const { requires, courseId } = course
  const known = await memory.courses.all(requires)
  return requires.flatMap((required, place) => {
    const field = `requires.${place}`
    if (required === courseId) return [{ field, message: 'A course cannot require itself' }]
    return known[place] ? [] : [{ field, message: `There is no course ${required}` }]
  })
}
