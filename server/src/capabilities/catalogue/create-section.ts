import {
  type Course,
  type NewSection,
  type Seats,
  type Section,
  sectionCreated,
  type Term,
} from '@matricula/contract/catalogue'
import { type FieldFault, Problem } from '@matricula/contract/kernel'
import type { z } from 'zod'
import { type Actor, demand } from '#platform/actor.ts'
import { explaining } from '#platform/store/retry-when-stale.ts'
import type { Change } from '#platform/store/store.ts'
import { insert } from '#platform/store/write.ts'
import { seatsItem } from './items.ts'
import { type Parts, refuseFaults, takenAlready } from './needs.ts'
import { factsOfSection, sectionFaults, sectionIdOf } from './rules.ts'

export type SectionWithSeats = Section & { readonly seats: Seats }
type Wished = z.output<typeof NewSection>
export type CreateSection = (actor: Actor, wished: Wished) => Promise<SectionWithSeats>

/** Offers a course in a term; credits are the course's unless the section says otherwise. */
export function createCreateSection(parts: Parts): CreateSection {
  const { store, memory, seatsBoard } = parts
  return async (actor, wished) => {
    const { term, course } = await offered(parts, actor, wished)
    const section = sectionOf(wished, course)
    const parent = section.parentId && (await memory.sections.all([section.parentId]))[0]
    refuseFaults(sectionFaults(section, term, parent))
    const seats = { capacity: wished.capacity, taken: 0, waiting: 0 }
    const answer = { ...section, seats }
    const message = `${course.courseId} has a section ${section.code} in this term already. Choose another code`
    await explaining(store.commit(actor, { ...newSectionOf(parts, section, wished.capacity), answer }), {
      exists: takenAlready('code', message),
    })
    memory.learnSection(section)
    seatsBoard.moved(section.termId, [section.sectionId])
    return answer
  }
}

/** Everything that makes a section: its seats, and the rights of whoever is named to teach it. Refusal `exists`. */
export function newSectionOf(
  { stored, identity }: Pick<Parts, 'stored' | 'identity'>,
  section: Section,
  capacity: number,
): Change {
  const { sectionId, state } = section
  const seats = {
    sectionId,
    capacity,
    taken: 0,
    waiting: 0,
    ...(state === 'cancelled' && { cancelled: true }),
  }
  return {
    writes: [
      stored.insertSection(section),
      insert(seatsItem.itemOf(seats)),
      ...section.instructors.flatMap(({ userId }) => [
        stored.teaches(section, userId),
        identity.teachingGrant(userId, sectionId),
      ]),
    ],
    events: [sectionCreated(factsOfSection(section))],
  }
}

/** The term and the course, for someone who may offer it: the registrar of its department may. */
async function offered(
  { memory }: Parts,
  actor: Actor,
  { termId, courseId }: Wished,
): Promise<{ term: Term; course: Course }> {
  const [terms, [course]] = await Promise.all([memory.terms(), memory.courses.all([courseId])])
  demand(actor, 'section.write', { departmentId: course?.departmentId })
  const term = terms.find((one) => one.termId === termId)
  if (term && course) return { term, course }
  const fields: FieldFault[] = [
    ...(term ? [] : [{ field: 'termId', message: `There is no term ${termId}. Add the term first` }]),
    ...(course
      ? []
      : [{ field: 'courseId', message: `There is no course ${courseId}. Add the course first` }]),
  ]
  throw new Problem('request.invalid', { fields })
}

function sectionOf({ capacity: _, ...wished }: Wished, course: Course): Section {
  const sectionId = sectionIdOf(wished)
  if (!sectionId) {
    const message = 'Term, course and code together are too long. Choose a shorter code'
    throw new Problem('request.invalid', { fields: [{ field: 'code', message }] })
  }
  const range = wished.credits === undefined ? course : wished
  const { credits = course.credits, creditsAtMost = range.creditsAtMost } = wished
  return {
    ...wished,
    sectionId,
    credits,
    ...(creditsAtMost !== undefined && { creditsAtMost }),
    departmentId: course.departmentId,
    courseTitle: course.title,
    instructors: [],
    version: 1,
  }
}
