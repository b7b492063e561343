import { enterMarks, readGradebook } from '@matricula/contract/grading'
import { type AssessmentId, room, type SectionId, type StudentId } from '@matricula/contract/kernel'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useMemo, useState, useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import { useWholeRoster } from '#capabilities/attendance/index.ts'
import { call, type Reply } from '#platform/call.ts'
import { newKey } from '#platform/ids.ts'
import { ToldProblem } from '#platform/told-problem.ts'
import { Unreachable } from '#platform/unreachable.ts'
import { useRoom } from '#platform/use-live.ts'
import { keyOf, useReply } from '#platform/use-reply.ts'
import { createMarkQueue } from './mark-queue.ts'
import { createRowKeeper, withMarks } from './mark-rows.ts'

/** The assessments and one row a student, with what was typed laid over; and the queue that carries it. */
export function useGradebook(sectionId: SectionId) {
  const gradebook = useReply(readGradebook, { params: { sectionId } })
  const roster = useWholeRoster(sectionId)
  const queue = useMarkQueue(sectionId)
  const entries = useSyncExternalStore(queue.subscribe, queue.entries)
  const [rowsOf] = useState(createRowKeeper)
  useRoom(room.section(sectionId))

  const rows = useMemo(
    () =>
      gradebook.data && roster.roster ? rowsOf(roster.roster, gradebook.data.marks, entries) : undefined,
    [gradebook.data, roster.roster, entries, rowsOf],
  )

  return {
    assessments: gradebook.data?.assessments,
    plan: gradebook.data?.plan,
    rows,
    queue,
    entries,
    error: gradebook.error ?? roster.error,
    refetch: () => {
      void gradebook.refetch()
      roster.refetch()
    },
  }
}

export type Gradebook = ReturnType<typeof useGradebook>

/** Answers go into the kept reply before the typed text is let go, so that no cell falls back for a moment. */
function useMarkQueue(sectionId: SectionId) {
  const client = useQueryClient()
  const { t } = useTranslation('design')
  const queue = useMemo(() => {
    const key = keyOf(readGradebook, { sectionId })
    const kept = () => client.getQueryData<Reply<typeof readGradebook>>(key)
    return createMarkQueue({
      send: (assessmentId, marks, idempotencyKey) =>
        call(
          enterMarks,
          { params: { sectionId, assessmentId }, body: { marks: [...marks] } },
          { idempotencyKey },
        ),
      mayHelp,
      messageOf: (error) =>
        error instanceof ToldProblem && error.message !== '' ? error.message : t('problem.unknown'),
      newKey,
      later: (run, milliseconds) => void setTimeout(run, milliseconds),
      versionOf: (assessmentId: AssessmentId, studentId: StudentId) =>
        kept()?.marks.find((mark) => mark.assessmentId === assessmentId && mark.studentId === studentId)
          ?.version ?? 0,
      arrived: (marks) => {
        const before = kept()
        if (before) client.setQueryData(key, { ...before, marks: withMarks(before.marks, marks) })
      },
    })
  }, [client, sectionId, t])
  useEffect(() => {
    window.addEventListener('online', queue.wake)
    return () => window.removeEventListener('online', queue.wake)
  }, [queue])
  return queue
}

const mayHelp = (error: unknown): boolean =>
  error instanceof Unreachable || (error instanceof ToldProblem && error.status >= 429)
