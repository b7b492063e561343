import type { WeekBlock } from './week-block.ts'

export interface Hours {
  /** Whole hours. */
  readonly first: number
  readonly last: number
}

const usual: Hours = { first: 8, last: 18 }

/** The usual day, made longer where something begins earlier or ends later. */
export const hoursOf = (blocks: readonly Pick<WeekBlock, 'from' | 'to'>[]): Hours => ({
  first: Math.min(usual.first, ...blocks.map((block) => Math.floor(block.from / 60))),
  last: Math.max(usual.last, ...blocks.map((block) => Math.ceil(block.to / 60))),
})
