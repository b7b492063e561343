import { type Seats, Section } from '@matricula/contract/catalogue'
import { SectionId } from '@matricula/contract/kernel'
import { type Catalogue, sectionIdOf } from '#capabilities/catalogue/index.ts'
import type { Identity } from '#capabilities/identity/index.ts'
import { type Decision, type Keeper, refuse, type Undoing } from '#capabilities/interop/keeper.ts'
import type { Undo } from '#capabilities/interop/undo.ts'
import type { SectionWish } from '#capabilities/interop/wishes.ts'
import { differences } from './differences.ts'
import type { KnownCatalogue } from './known-catalogue.ts'
import { createKnownTeachers } from './known-teachers.ts'
import { wishedSection } from './wished-section.ts'

interface Needs {
  readonly catalogue: Catalogue
  readonly identity: Pick<Identity, 'accountByLogin'>
  readonly known: KnownCatalogue
}

const noSeats: Seats = { capacity: 0, taken: 0, waiting: 0 }

/** Sections are known by their term, their course and their code. */
export function createSectionKeeper({ catalogue, identity, known }: Needs): Keeper<SectionWish> {
  const seats = new Map<string, Seats>()
  const teachers = createKnownTeachers(identity)

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
      const wished = await wishedSection(wish, known, teachers)
      if ('decision' in wished) return wished
      const { before, after } = wished
      const now = (before && seats.get(before.sectionId)) ?? noSeats
      const capacity = wish.capacity ?? (before ? now.capacity : wish.capacityIfNew)
      const decision = before
        ? changed(catalogue, { before, after }, now, capacity)
        : created(catalogue, after, capacity)
      if ('change' in decision) {
        known.learn(after)
        seats.set(after.sectionId, { ...now, capacity })
      }
      return decision
    },
    forget(wish) {
      const sectionId = sectionIdOf(wish)
      if (!sectionId) return
      known.forget(sectionId)
      seats.delete(sectionId)
    },
    undo: (undo) => undoing(catalogue, undo),
  }
}

const created = (catalogue: Catalogue, section: Section, capacity: number): Decision => ({
  decision: 'created',
  change: catalogue.newSection(section, capacity),
  undo: { of: 'section', id: section.sectionId, version: 1 },
})

function changed(
  catalogue: Catalogue,
  { before, after }: { readonly before: Section; readonly after: Section },
  now: Seats,
  capacity: number,
): Decision {
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

async function undoing(catalogue: Catalogue, { id, version, before }: Undo): Promise<Undoing> {
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
}
