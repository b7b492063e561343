import { type Course, type Seats, Section } from '@matricula/contract/catalogue'
import { SectionId } from '@matricula/contract/kernel'
import { type Catalogue, sectionFaults, sectionIdOf } from '#capabilities/catalogue/index.ts'
import type { Identity } from '#capabilities/identity/index.ts'
import { type Decision, type Keeper, refuse } from '#capabilities/interop/keeper.ts'
import type { SectionWish } from '#capabilities/interop/wishes.ts'
import { defined, differences } from './differences.ts'
import type { KnownCatalogue } from './known-catalogue.ts'

interface Needs {
  readonly catalogue: Catalogue
  readonly identity: Pick<Identity, 'accountByLogin'>
  readonly known: KnownCatalogue
}

type Teachers = Section['instructors']

/** Sections are known by their term, their course and their code. */
export function createSectionKeeper({ catalogue, identity, known }: Needs): Keeper<SectionWish> {
  const seats = new Map<string, Seats>()
  const people = new Map<string, Teachers[number] | undefined>()

  return {
    async prepare(wishes) {
      const sectionIds = wishes.flatMap((wish) => sectionIdOf(wish) ?? [])
      await known.look({ courses: wishes.map(({ courseId }) => courseId), sections: sectionIds })
      const present: SectionId[] = []
      for (const id of sectionIds) if (!seats.has(id) && (await known.section(id))) present.push(id)
      const found = await catalogue.seatsOf(present)
      for (const [place, id] of present.entries()) {
        const one = found[place]
        if (one) seats.set(id, one)
      }
    },
    async decide(wish) {
      const sectionId = sectionIdOf(wish)
      if (!sectionId)
        return refuse(
          'code',
          wish.code,
          'Term, course and section together are too long',
          'Shorten one of them',
        )
      const [term, course, before] = await Promise.all([
        known.term(wish.termId),
        known.course(wish.courseId),
        known.section(sectionId),
      ])
      if (!term) return refuse('termId', wish.termId, 'There is no such term', 'Add the term first')
      if (!course)
        return refuse('courseId', wish.courseId, 'There is no such course', 'Import the courses first')
      const instructors = await teachersOf(wish.instructors)
      if (typeof instructors === 'string')
        return refuse('instructors', instructors, 'Nobody signs in with this name', 'Make the account first')
      const parentId = wish.parentCode ? sectionIdOf({ ...wish, code: wish.parentCode }) : undefined
      const after = sectionFrom(wish, { sectionId, course, before, parentId, instructors })
      const parent = after.parentId && (await known.section(after.parentId))
      const [fault] = sectionFaults(after, term, parent)
      if (fault) return refuse(columnOf(fault.field), '', fault.message, fault.message)
      return before ? changed(wish, before, after) : created(wish, after)
    },
    forget(wish) {
      const sectionId = sectionIdOf(wish)
      if (!sectionId) return
      known.forget(sectionId)
      seats.delete(sectionId)
    },
    async undo({ id, version, before }) {
      const sectionId = SectionId.parse(id)
      const [now] = await catalogue.findSections([sectionId])
      if (!now) return { stays: 'It is gone' }
      if (now.version !== version) return { stays: 'It was changed since' }
      const [taken] = await catalogue.seatsOf([sectionId])
      if (before) {
        const was = { ...Section.parse(before['section']), version: version + 1 }
        return { change: catalogue.sectionAlteration(now, was, Number(before['capacity'])) }
      }
      if (taken && taken.taken + taken.waiting > 0) return { stays: 'Students sit or wait in it' }
      return { change: catalogue.sectionRemoval(now) }
    },
  }

  function created(wish: SectionWish, section: Section): Decision {
    known.learn(section)
    const capacity = wish.capacity ?? wish.capacityIfNew
    seats.set(section.sectionId, { capacity, taken: 0, waiting: 0 })
    const undo = { of: 'section', id: section.sectionId, version: 1 } as const
    return { decision: 'created', change: catalogue.newSection(section, capacity), undo }
  }

  function changed(wish: SectionWish, before: Section, after: Section): Decision {
    const now = seats.get(before.sectionId) ?? { capacity: 0, taken: 0, waiting: 0 }
    const capacity = wish.capacity ?? now.capacity
    const { version: _, ...fields } = after
    if (differences({ ...before }, fields).length === 0 && capacity === now.capacity)
      return { decision: 'same' }
    if (capacity < now.taken)
      return refuse(
        'capacity',
        String(capacity),
        `${now.taken} students sit in it`,
        'Enter at least so many seats',
      )
    known.learn(after)
    seats.set(before.sectionId, { ...now, capacity })
    return {
      decision: 'changed',
      change: catalogue.sectionAlteration(before, after, capacity),
      undo: {
        of: 'section',
        id: before.sectionId,
        version: after.version,
        before: { section: before, capacity: now.capacity },
      },
    }
  }

  /** Who teaches, or the first name that nobody signs in with. */
  async function teachersOf(names: readonly string[] | undefined): Promise<Teachers | string | undefined> {
    if (!names) return undefined
    const teachers: Teachers = []
    for (const name of names) {
      if (!people.has(name)) {
        const account = await identity.accountByLogin(name)
        people.set(name, account && { userId: account.userId, name: account.name })
      }
      const person = people.get(name)
      if (!person) return name
      teachers.push(person)
    }
    return teachers
  }
}

const columnOf = (field: string): string => {
  const [first = field] = field.split('.')
  return first === 'parentId' ? 'parentCode' : first
}

interface Found {
  readonly sectionId: SectionId
  readonly course: Course
  readonly before: Section | undefined
  readonly parentId: SectionId | undefined
  readonly instructors: Teachers | undefined
}

function sectionFrom(
  wish: SectionWish,
  { sectionId, course, before, parentId, instructors }: Found,
): Section {
  const start: Section = before ?? {
    sectionId,
    termId: wish.termId,
    courseId: wish.courseId,
    departmentId: course.departmentId,
    courseTitle: course.title,
    code: wish.code,
    component: 'Lecture',
    configuration: '1',
    part: '1',
    credits: course.credits,
    ...(course.creditsAtMost !== undefined && { creditsAtMost: course.creditsAtMost }),
    meetings: [],
    state: 'open',
    instructors: [],
    version: 0,
  }
  return Section.parse({
    ...start,
    ...defined({ ...wish.section }),
    ...(parentId && { parentId }),
    ...(instructors && { instructors }),
    version: start.version + 1,
  })
}
