import { useCallback, useMemo } from 'react'
import type { Option } from './offers.ts'
import { type Bundle, bundlesPlanned, overlapsIn, toggled, weekOf } from './plan.ts'
import { usePlan } from './use-plan.ts'
import type { Registration } from './use-registration.ts'

/** The plan together with what is had already: the week, the credits and the overlaps that it comes to. */
export function usePlanning(termId: string, { sections, enrolled, waiting }: Registration) {
  const [plan, change] = usePlan(termId)
  const planned = useMemo(() => {
    const had = new Set([...enrolled, ...waiting].map(({ key }) => key))
    return bundlesPlanned(plan, sections).filter(({ key }) => !had.has(key))
  }, [plan, sections, enrolled, waiting])
  const week = useMemo(() => weekOf(enrolled, planned), [enrolled, planned])
  const overlaps = useMemo(() => overlapsIn(week), [week])
  const toggle = useCallback(
    (option: Option) => change((before) => toggled(before, option, sections)),
    [change, sections],
  )
  const remove = useCallback(
    (bundles: readonly Bundle[]) => {
      const gone = new Set<string>(bundles.flatMap((one) => one.sections.map((section) => section.sectionId)))
      change((before) => before.filter((ids) => !ids.every((id) => gone.has(id))))
    },
    [change],
  )
  const credits = week.reduce((sum, bundle) => sum + bundle.credits, 0)
  return { planned, week, overlaps, credits, toggle, remove }
}

export type Planning = ReturnType<typeof usePlanning>
