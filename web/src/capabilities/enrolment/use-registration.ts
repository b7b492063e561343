import { listSeats, listSections, type Seats, type Section, type Term } from '@matricula/contract/catalogue'
import { listEnrolments } from '@matricula/contract/enrolment'
import { room, type StudentId } from '@matricula/contract/kernel'
import { useMemo } from 'react'
import { useRoom, useSeatCounts } from '#platform/use-live.ts'
import { useReply } from '#platform/use-reply.ts'
import { offersOf } from './offers.ts'
import { bundlesHeld } from './plan.ts'

export type SeatsOf = (sectionId: string) => Seats | undefined

/** Seats of a whole term: as they were asked for once, and as they are pushed since. */
export function useSeatsOf(term: Term | undefined): SeatsOf {
  const asked = useReply(
    listSeats,
    { params: { termId: term?.termId ?? '' } },
    { enabled: term !== undefined },
  )
  const pushed = useSeatCounts(term?.termId)
  const known = useMemo(
    () =>
      new Map(
        asked.data?.seats.map(([sectionId, capacity, taken, waiting]) => [
          sectionId as string,
          { capacity, taken, waiting },
        ]),
      ),
    [asked.data],
  )
  return (sectionId) => pushed.get(sectionId) ?? known.get(sectionId)
}

/** Everything that registering in a term needs; the term's catalogue is fetched once and searched here. */
export function useRegistration(studentId: StudentId | undefined, term: Term | undefined) {
  const ready = studentId !== undefined && term !== undefined
  const termId = term?.termId ?? ''
  const catalogue = useReply(listSections, { params: { termId } }, { enabled: term !== undefined })
  const held = useReply(
    listEnrolments,
    { params: { studentId: studentId ?? '' }, query: { termId } },
    { enabled: ready },
  )
  useRoom(studentId === undefined ? undefined : room.student(studentId))
  useRoom(room.everyone)
  const items = catalogue.data?.items
  const sections = useMemo(() => new Map<string, Section>(items?.map((one) => [one.sectionId, one])), [items])
  const offers = useMemo(() => items && offersOf(items), [items])
  const mine = held.data?.items
  return {
    sections,
    /** Absent while the catalogue is on its way. */
    offers,
    standing: held.data?.standing,
    enrolled: useMemo(() => bundlesHeld(mine ?? [], sections, 'enrolled'), [mine, sections]),
    waiting: useMemo(() => bundlesHeld(mine ?? [], sections, 'waiting'), [mine, sections]),
    loaded: mine !== undefined && items !== undefined,
    error: catalogue.error ?? held.error ?? undefined,
    retry: () => void Promise.all([catalogue.refetch(), held.refetch()]),
  }
}

export type Registration = ReturnType<typeof useRegistration>
