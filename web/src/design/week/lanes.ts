import type { WeekBlock } from './week-block.ts'

type Span = Pick<WeekBlock, 'id' | 'day' | 'from' | 'to'>

export interface Lane {
  /** Its place beside the others, from 0. */
  readonly lane: number
  /** How many stand side by side. */
  readonly of: number
}

/** Two that only touch do not overlap. */
export const overlap = (one: Span, other: Span): boolean =>
  one.day === other.day && one.from < other.to && other.from < one.to

/** Puts blocks that overlap side by side, each group as narrow as it needs and no narrower. */
export function lanesOf(blocks: readonly Span[]): ReadonlyMap<string, Lane> {
  const sorted = blocks.toSorted((a, b) => a.day - b.day || a.from - b.from || b.to - a.to)
  return new Map(groupsOf(sorted).flatMap(placed))
}

/** Runs of blocks that hang together by overlaps. */
function groupsOf(sorted: readonly Span[]): Span[][] {
  const groups: Span[][] = []
  for (const block of sorted) {
    const group = groups.at(-1)
    if (group?.some((other) => other.day === block.day && other.to > block.from)) group.push(block)
    else groups.push([block])
  }
  return groups
}

function placed(group: readonly Span[]): (readonly [string, Lane])[] {
  const ends: number[] = []
  const lanes = group.map((block) => {
    const free = ends.findIndex((end) => end <= block.from)
    const lane = free === -1 ? ends.length : free
    ends[lane] = block.to
    return [block.id, lane] as const
  })
  return lanes.map(([id, lane]) => [id, { lane, of: ends.length }])
}

/** Who overlaps whom, by id. */
export const conflictsOf = (blocks: readonly Span[]): ReadonlyMap<string, readonly string[]> =>
  new Map(
    blocks
      .map((block) => {
        const others = blocks.filter((other) => other.id !== block.id && overlap(block, other))
        return [block.id, others.map((other) => other.id)] as const
      })
      .filter(([, others]) => others.length > 0),
  )
