import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual'
import type { RefObject } from 'react'

const fewEnough = 60

export interface DrawnRows {
  /** Pixels of all rows, drawn or not. */
  readonly height: number
  readonly rows: readonly { readonly index: number; readonly top: number }[]
  readonly scrollTo: (row: number) => void
}

export const rowHeightOf = (element: Element): number =>
  Number.parseInt(getComputedStyle(element).getPropertyValue('--row'), 10) || 40

/** Which rows to draw: all of sixty or fewer, else those in view and the active one, which must keep the focus. */
export function useGridRows(box: RefObject<HTMLElement | null>, count: number, active: number): DrawnRows {
  const height = rowHeightOf(document.documentElement)
  // oxlint-disable-next-line react/incompatible-library -- nothing here is memoised by a compiler
  const virtual = useVirtualizer({
    count,
    getScrollElement: () => box.current,
    estimateSize: () => height,
    overscan: 8,
    scrollPaddingStart: 48,
    enabled: count > fewEnough,
    rangeExtractor: (range) => {
      const near = defaultRangeExtractor(range)
      return near.includes(active) || active >= count ? near : [...near, active].toSorted((a, b) => a - b)
    },
  })
  if (count > fewEnough) {
    const rows = virtual.getVirtualItems().map(({ index, start }) => ({ index, top: start }))
    return { height: virtual.getTotalSize(), rows, scrollTo: virtual.scrollToIndex }
  }
  const rows = Array.from({ length: count }, (_, index) => ({ index, top: index * height }))
  return { height: count * height, rows, scrollTo: nothing }
}

const nothing = () => undefined
