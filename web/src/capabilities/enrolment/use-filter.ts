import { getRouteApi } from '@tanstack/react-router'
import { useDeferredValue, useMemo, useState } from 'react'
import { type CourseOffer, matches, type Option } from './offers.ts'
import { overlap } from './plan.ts'
import { leftIn, scarcest } from './seats-left.tsx'
import type { Planning } from './use-planning.ts'
import type { SeatsOf } from './use-registration.ts'

export type Filter = 'fits' | 'seats' | 'mine'

const route = getRouteApi('/signed-in/registration')

/** What the list shows: what was typed is in the address, the filters are of this visit. */
export function useFilter(offers: readonly CourseOffer[] | undefined, planning: Planning, seatsOf: SeatsOf) {
  const { find = '' } = route.useSearch()
  const navigate = route.useNavigate()
  const [chosen, setChosen] = useState<ReadonlySet<Filter>>(new Set())
  const typed = useDeferredValue(find)
  const { week, planned } = planning

  const found = useMemo(
    () => offers?.filter((offer) => typed === '' || matches(offer, typed)),
    [offers, typed],
  )
  const fits = (offer: CourseOffer, option: Option): boolean =>
    !week.some((one) => one.courseId !== offer.courseId && overlap(one.sections, option.sections))
  const hasSeat = (option: Option): boolean => {
    const seats = scarcest(option.sections.map((section) => seatsOf(section.sectionId)))
    return seats !== undefined && leftIn(seats) > 0 && option.sections.every(({ state }) => state === 'open')
  }
  const isMine = (option: Option): boolean => [...week, ...planned].some(({ key }) => key === option.key)
  const keeps = (offer: CourseOffer, option: Option): boolean =>
    (!chosen.has('fits') || fits(offer, option)) &&
    (!chosen.has('seats') || hasSeat(option)) &&
    (!chosen.has('mine') || isMine(option))

  return {
    find,
    setFind: (text: string) =>
      void navigate({
        search: (before) => ({ ...before, find: text === '' ? undefined : text }),
        replace: true,
      }),
    chosen,
    setChosen,
    clear: () => {
      setChosen(new Set())
      void navigate({ search: (before) => ({ ...before, find: undefined }), replace: true })
    },
    offers:
      chosen.size === 0
        ? found
        : found?.flatMap((offer) => {
            const options = offer.options.filter((option) => keeps(offer, option))
            return options.length === 0 ? [] : [{ ...offer, options }]
          }),
  }
}
