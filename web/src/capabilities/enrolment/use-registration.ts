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
      new Map<string, Seats>(
        asked.data?.seats.map(([sectionId, capacity, taken, waiting]) => [
          sectionId,
          { capacity, taken, waiting },
        ]),
      ),
    [asked.data],
  )
  return (sectionId) => pushed.get(sectionId) ?? known.get(sectionId)
}

/** Everything that registering in a term needs; the term's catalogue is fetched once and searched here. */
export function useRegistration(studentId: StudentId | undefined, term: Term | undefined) {
  const catalogue = useCatalogue(term?.termId)
  const held = useHeld(studentId, term?.termId)
  const { sections } = catalogue
  const mine = held.data?.items
  return {
    sections,
    /** Absent while the catalogue is on its way. */
    offers: catalogue.offers,
    standing: held.data?.standing,
    enrolled: useMemo(() => bundlesHeld(mine ?? [], sections, 'enrolled'), [mine, sections]),
    waiting: useMemo(() => bundlesHeld(mine ?? [], sections, 'waiting'), [mine, sections]),
    loaded: mine !== undefined && catalogue.offers !== undefined,
    error: catalogue.error ?? held.error ?? undefined,
    retry: () => void Promise.all([catalogue.refetch(), held.refetch()]),
  }
}

function useCatalogue(termId = '') {
  const { data, error, refetch } = useReply(listSections, { params: { termId } }, { enabled: termId !== '' })
  useRoom(room.everyone)
  const items = data?.items
  const sections = useMemo(() => new Map<string, Section>(items?.map((one) => [one.sectionId, one])), [items])
  const offers = useMemo(() => items && offersOf(items), [items])
  return { sections, offers, error, refetch }
}

function useHeld(studentId: StudentId | undefined, termId = '') {
  const ready = studentId !== undefined && termId !== ''
  useRoom(studentId === undefined ? undefined : room.student(studentId))
  return useReply(
    listEnrolments,
    { params: { studentId: studentId ?? '' }, query: { termId } },
    { enabled: ready },
  )
}

export type Registration = ReturnType<typeof useRegistration>
