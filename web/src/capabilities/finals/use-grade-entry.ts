import {
  type EnteredGrade,
  enterFinalGrades,
  type FinalGrade,
  type FinalRoster,
  readFinalGrades,
} from '@matricula/contract/finals'
import { type SectionId } from '@matricula/contract/kernel'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useMemo, useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '#platform/call.ts'
import { ToldProblem } from '#platform/told-problem.ts'
import { Unreachable } from '#platform/unreachable.ts'
import { keyOf } from '#platform/use-reply.ts'
import { createGradeQueue, type Sent } from './grade-queue.ts'

const pauseAfterLoss = 3000

/** The queue that carries typed grades to the server, and what is on its way in it. */
export function useGradeEntry(sectionId: SectionId) {
  const client = useQueryClient()
  const { t } = useTranslation('design')
  const queue = useMemo(() => {
    const key = keyOf(readFinalGrades, { sectionId })
    return createGradeQueue({
      send: (wish) => send(sectionId, wish, t('problem.unknown')),
      arrived: (saved) => {
        const before = client.getQueryData<FinalRoster>(key)
        if (before) client.setQueryData(key, withSaved(before, saved))
      },
    })
  }, [client, sectionId, t])
  const entries = useSyncExternalStore(queue.subscribe, queue.entries)
  useEffect(() => {
    const timer = setInterval(queue.wake, pauseAfterLoss)
    window.addEventListener('online', queue.wake)
    return () => {
      clearInterval(timer)
      window.removeEventListener('online', queue.wake)
    }
  }, [queue])
  return { queue, entries }
}

async function send(sectionId: SectionId, wish: EnteredGrade, unknown: string): Promise<Sent> {
  try {
    const { saved, refused } = await call(enterFinalGrades, {
      params: { sectionId },
      body: { grades: [wish] },
    })
    const [refusal] = refused
    return refusal ? { outcome: 'refused', ...refusal } : { outcome: 'saved', saved }
  } catch (error) {
    if (error instanceof Unreachable) return { outcome: 'lost' }
    return {
      outcome: 'refused',
      message: error instanceof ToldProblem && error.message !== '' ? error.message : unknown,
    }
  }
}

function withSaved(roster: FinalRoster, saved: readonly FinalGrade[]): FinalRoster {
  const byStudent = new Map(saved.map((one) => [one.studentId, one]))
  const lines = roster.lines.map((line) => {
    const next = byStudent.get(line.studentId)
    return next ? { ...line, grade: undefined, reason: undefined, ...next } : line
  })
  const missing = lines.filter(({ grade, reason }) => grade === undefined && reason === undefined).length
  return { ...roster, lines, missing }
}
