import { listSeats, listSections, type Section } from '@matricula/contract/catalogue'
import { listEnrolments } from '@matricula/contract/enrolment'
import type { SectionId } from '@matricula/contract/kernel'
import type { Bar } from '#server/command-line/terminal.ts'
import type { Caller } from './caller.ts'
import type { LoadedTerm } from './load-term.ts'

/** What the server says now, asked afresh: nothing of what was sent is believed. */
export interface ReadBack {
  readonly sections: readonly Section[]
  readonly seats: ReadonlyMap<SectionId, { readonly capacity: number; readonly taken: number }>
  /** By the publisher's name of the student. */
  readonly enrolled: ReadonlyMap<string, readonly Section[]>
}

export async function readBack(
  caller: Caller,
  { term, atOnce, bar }: { term: LoadedTerm; atOnce: number; bar: Bar },
): Promise<ReadBack> {
  const params = { termId: term.termId }
  const { items } = await caller.call(listSections, { params })
  const { seats } = await caller.call(listSeats, { params })
  const byId = new Map(items.map((section) => [section.sectionId, section]))
  const students = [...term.students]
  const enrolled = new Map<string, Section[]>()
  let next = 0
  const worker = async (): Promise<void> => {
    while (next < students.length) {
      const [name, studentId] = students[next] ?? []
      next += 1
      if (!name || !studentId) continue
      const sent = { params: { studentId }, query: { termId: term.termId } }
      const { items: own } = await caller.call(listEnrolments, sent)
      const sitting = own.filter(({ state }) => state === 'enrolled')
      enrolled.set(
        name,
        sitting.flatMap(({ sectionId }) => byId.get(sectionId) ?? []),
      )
      bar.at(enrolled.size, students.length)
    }
  }
  await Promise.all(Array.from({ length: atOnce }, worker))
  bar.end()
  return {
    sections: items,
    seats: new Map(seats.map(([sectionId, capacity, taken]) => [sectionId, { capacity, taken }])),
    enrolled,
  }
}
