import { useCallback, useEffect, useRef } from 'react'

/** The same function on every render, which runs the latest one: rows that got it need not be drawn again. */
export function useStable<Given extends readonly unknown[]>(
  run: (...given: Given) => void,
): (...given: Given) => void {
  const latest = useRef(run)
  useEffect(() => {
    latest.current = run
  })
  return useCallback((...given: Given) => latest.current(...given), [])
}
