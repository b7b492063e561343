import { type RegisterMark, readRegister, registerMarked } from '@matricula/contract/attendance'
import { type MeetingId, room, type SectionId, type StudentId } from '@matricula/contract/kernel'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useMemo, useState, useSyncExternalStore } from 'react'
import { useSession } from '#platform/session.ts'
import { useLiveEvent, useRoom } from '#platform/use-live.ts'
import { keyOf, useReply } from '#platform/use-reply.ts'
import { type Act, before, linesOf } from './register-view.ts'
import { waitingMarks } from './tap-queue.ts'
import { tapQueueOf } from './tap-queues.ts'
import { useWholeRoster } from './use-whole-roster.ts'

interface Place {
  readonly sectionId: SectionId
  readonly meetingId: MeetingId
}

/** The register as it is drawn, and what can be done to it. Taps are applied at once and sent behind. */
export function useRegister(place: Place) {
  const { sectionId, meetingId } = place
  const register = useReply(readRegister, { params: { sectionId, meetingId } })
  const roster = useWholeRoster(sectionId)
  const queue = useTapQueue()
  const batches = useSyncExternalStore(queue.subscribe, queue.waiting)
  const refusal = useArrivals(place)
  const [acts, setActs] = useState<readonly Act[]>([])
  useRoom(room.section(sectionId))

  const lines = useMemo(
    () =>
      register.data && roster.roster
        ? linesOf(roster.roster, register.data, waitingMarks(batches, { sectionId, meetingId }))
        : undefined,
    [register.data, roster.roster, batches, sectionId, meetingId],
  )
  const send = (marks: readonly RegisterMark[], reason?: string) =>
    queue.add({ ...place, marks, ...(reason !== undefined && { reason }) })

  return {
    register: register.data,
    lines,
    waiting: batches.filter((batch) => batch.meetingId === meetingId && batch.sectionId === sectionId).length,
    stuck: useSyncExternalStore(queue.subscribe, queue.stuck),
    refusal,
    error: register.error ?? roster.error,
    refetch: () => {
      void register.refetch()
      roster.refetch()
    },
    settled: () => queue.settled(place),
    canUndo: acts.length > 0,
    mark: (marks: readonly RegisterMark[], reason?: string) => {
      const touched = (lines ?? []).filter((line) => marks.some((mark) => mark.studentId === line.studentId))
      setActs((all) => [...all, before(touched)].slice(-100))
      send(marks, reason)
    },
    undo: (reason?: string) => {
      const last = acts.at(-1)
      if (last === undefined) return
      setActs((all) => all.slice(0, -1))
      send(last, reason)
    },
  }
}

export type RegisterHandle = ReturnType<typeof useRegister>

function useTapQueue() {
  const userId = useSession().me?.userId ?? 'nobody'
  return useMemo(() => tapQueueOf(userId), [userId])
}

/** What arrived is drawn from the answer, before the tap leaves the queue; what was refused is kept to be told. */
function useArrivals({ sectionId, meetingId }: Place): unknown {
  const queue = useTapQueue()
  const client = useQueryClient()
  const [refusal, setRefusal] = useState<unknown>()
  useEffect(
    () =>
      queue.listen((outcome) => {
        if (outcome.batch.sectionId !== sectionId || outcome.batch.meetingId !== meetingId) return
        if ('register' in outcome) {
          client.setQueryData(keyOf(readRegister, { sectionId, meetingId }), outcome.register)
          setRefusal(undefined)
          return
        }
        setRefusal(outcome.error)
        void client.invalidateQueries({ queryKey: keyOf(readRegister, { sectionId, meetingId }) })
      }),
    [queue, client, sectionId, meetingId],
  )
  return refusal
}

const flashFor = 2000

/** Who else has just marked whom: student to name, for two seconds. */
export function useOthersMarks({ sectionId, meetingId }: Place): ReadonlyMap<StudentId, string> {
  const [flashing, setFlashing] = useState<ReadonlyMap<StudentId, string>>(new Map())
  useLiveEvent(registerMarked, (facts, { own, actor }) => {
    if (own || facts.sectionId !== sectionId || facts.meetingId !== meetingId) return
    const marked = (facts.marks ?? []).map((mark) => mark.studentId)
    setFlashing((all) => new Map([...all, ...marked.map((studentId) => [studentId, actor] as const)]))
    setTimeout(() => {
      setFlashing((all) => new Map([...all].filter(([studentId]) => !marked.includes(studentId))))
    }, flashFor)
  })
  return flashing
}
