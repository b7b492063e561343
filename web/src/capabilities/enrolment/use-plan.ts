import { useCallback, useEffect, useState } from 'react'
import { type Plan, readPlan, writePlan } from './plan.ts'

/** The plan of a term, kept in this browser; other tabs of it hear of changes. */
export function usePlan(termId: string | undefined): readonly [Plan, (change: (plan: Plan) => Plan) => void] {
  const [plan, setPlan] = useState<Plan>(() => (termId === undefined ? [] : readPlan(localStorage, termId)))
  useEffect(() => {
    if (termId === undefined) return undefined
    const read = () => setPlan(readPlan(localStorage, termId))
    read()
    window.addEventListener('storage', read)
    return () => window.removeEventListener('storage', read)
  }, [termId])
  const change = useCallback(
    (next: (plan: Plan) => Plan) => {
      if (termId === undefined) return
      const after = next(readPlan(localStorage, termId))
      writePlan(localStorage, termId, after)
      setPlan(after)
    },
    [termId],
  )
  return [plan, change]
}
