import { useWindowVirtualizer } from '@tanstack/react-virtual'
import { type RefObject, useEffect, useLayoutEffect, useState } from 'react'

const fewEnough = 60
const rowHeight = 40

interface More {
  readonly available: boolean
  readonly loading: boolean
  readonly load: () => void
}

export interface RowWindow {
  readonly from: number
  readonly to: number
  /** Pixels that stand for the rows before and after those drawn. */
  readonly before: number
  readonly after: number
}

/** Which rows to draw: all of sixty or fewer, else those near the screen; asks for more when the end comes near. */
export function useRowWindow(
  table: RefObject<HTMLTableElement | null>,
  count: number,
  more: More | undefined,
): RowWindow {
  const [top, setTop] = useState(0)
  useLayoutEffect(() => {
    setTop((table.current?.getBoundingClientRect().top ?? 0) + window.scrollY)
  }, [table])
  // oxlint-disable-next-line react/incompatible-library -- nothing here is memoised by a compiler
  const virtual = useWindowVirtualizer({
    count,
    estimateSize: () => rowHeight,
    overscan: 12,
    scrollMargin: top,
    enabled: count > fewEnough,
  })
  const items = virtual.getVirtualItems()
  const first = items[0]
  const last = items.at(-1)
  const from = first?.index ?? 0
  const to = last === undefined ? Math.min(count, fewEnough) : last.index + 1

  useEffect(() => {
    if (more?.available && !more.loading && to >= count - 10) more.load()
  }, [more, to, count])

  if (first === undefined || last === undefined)
    return { from: 0, to: count > fewEnough ? to : count, before: 0, after: 0 }
  return { from, to, before: first.start - top, after: virtual.getTotalSize() - (last.end - top) }
}
