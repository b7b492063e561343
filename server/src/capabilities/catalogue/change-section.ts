import {
  capacityChanged,
  type Seats,
  type Section,
  type SectionChange,
  sectionChanged,
} from '@matricula/contract/catalogue'
import { Problem, type SectionId, type TermId } from '@matricula/contract/kernel'
import type { z } from 'zod'
import { type Actor, demand } from '#platform/actor.ts'
import { all, atMost, equals } from '#platform/store/condition.ts'
import { explaining } from '#platform/store/retry-when-stale.ts'
import { patch, type Write } from '#platform/store/write.ts'
import type { SectionWithSeats } from './create-section.ts'
import { seatsItem } from './items.ts'
import { madeStale, type Parts, refuseFaults, refuseStale } from './needs.ts'
import { type Changed, changedRecord, factsOfSection, sectionFaults } from './rules.ts'

type Wished = z.output<typeof SectionChange>
export type ChangeSection = (actor: Actor, sectionId: SectionId, wished: Wished) => Promise<SectionWithSeats>

interface Needs extends Parts {
  readonly seatsOf: (sectionIds: readonly SectionId[]) => Promise<Seats[]>
}

/** Changes what is named of a section; seats are decided by the store, so that nobody sits down meanwhile. */
export function createChangeSection(needs: Needs): ChangeSection {
  const { store, stored, memory, seatsBoard, seatsOf } = needs
  return async (actor, sectionId, wished) => {
    const [before] = await stored.sections([sectionId])
    demand(actor, 'section.write', { departmentId: before?.departmentId })
    const [seats] = before ? await seatsOf([sectionId]) : []
    if (!before || !seats) throw new Problem('item.missing', { sectionId })
    refuseStale(wished.version, before)
    const { capacity = seats.capacity, confirmOver = false, ...named } = wished
    const { after, changed } = changedRecord(before, named)
    if (capacity !== seats.capacity) changed.push('capacity')
    if (changed.length === 0) return { ...before, seats }
    refuseFaults(await faultsOf(needs, after))
    const seatChange = seatsWrite({ after, changed }, capacity, confirmOver)
    const answer = { ...after, seats: { ...seats, capacity } }
    await explaining(
      store.commit(actor, {
        writes: [stored.replaceSection(after), ...seatChange],
        events: eventsOf({ after, changed }, capacity),
        answer,
      }),
      { stale: madeStale, 'in-use': inUse, over: (found) => overfull(found, capacity) },
    )
    memory.learnSection(after)
    if (seatChange.length > 0) seatsBoard.moved(after.termId, [sectionId])
    return answer
  }
}

async function faultsOf({ memory }: Needs, section: Section) {
  const [terms, [parent]] = await Promise.all([
    memory.terms(),
    memory.sections.all(section.parentId === undefined ? [] : [section.parentId]),
  ])
  const term = terms.find((one) => one.termId === section.termId)
  return term ? sectionFaults(section, term, parent) : [missingTerm(section.termId)]
}

const missingTerm = (termId: TermId) => ({ field: 'termId', message: `There is no term ${termId}` })

/** Cancelled only while nobody sits in it or waits; fewer seats than are taken only where that is confirmed. */
export function seatsWrite(
  { after, changed }: Changed<Section>,
  capacity: number,
  confirmOver: boolean,
): Write[] {
  if (!changed.includes('capacity') && !changed.includes('state')) return []
  const key = seatsItem.keyOf(after)
  if (after.state === 'cancelled') {
    const empty = all(equals('taken', 0), equals('waiting', 0))
    return [patch(key, { set: { capacity, cancelled: true } }, empty, 'in-use')]
  }
  const enough = confirmOver || !changed.includes('capacity') ? undefined : atMost('taken', capacity)
  return [patch(key, { set: { capacity }, remove: ['cancelled'] }, enough, 'over')]
}

function eventsOf({ after, changed }: Changed<Section>, capacity: number) {
  const { sectionId, termId, state } = after
  const opened = changed.includes('state') && state === 'open'
  return [
    sectionChanged({ ...factsOfSection(after), changed, state }),
    ...(changed.includes('capacity') || opened ? [capacityChanged({ sectionId, termId, capacity })] : []),
  ]
}

type FoundItem = Readonly<Record<string, unknown>> | undefined

const inUse = (found: FoundItem): Problem =>
  new Problem('section.in-use', { taken: found?.['taken'], waiting: found?.['waiting'] })

const overfull = (found: FoundItem, capacity: number): Problem =>
  new Problem('section.full-enough', { taken: found?.['taken'], capacity })
