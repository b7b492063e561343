import type { SectionId } from '@matricula/contract/kernel'
import type { WaitingEntry } from './items.ts'
import type { LineReads } from './line-reads.ts'

const atOnce = 40

/** Those who wait in any of these lines, each once, in the order of their tickets. */
export async function* linesInOrder(
  repository: Pick<LineReads, 'lineOf'>,
  sectionIds: readonly SectionId[],
): AsyncGenerator<WaitingEntry> {
  const lines = sectionIds.map((sectionId) => lineOf(repository, sectionId))
  const heads = await Promise.all(lines.map((line) => line.next()))
  for (;;) {
    const waiting = heads.flatMap((head) => (head.done ? [] : [head.value]))
    const [some, ...others] = waiting
    if (!some) return
    const first = others.reduce((one, other) => (other.ticket < one.ticket ? other : one), some)
    yield first
    await Promise.all(
      heads.map(async (head, place) => {
        const line = lines[place]
        if (!head.done && line && head.value.ticket === first.ticket) heads[place] = await line.next()
      }),
    )
  }
}

async function* lineOf(
  repository: Pick<LineReads, 'lineOf'>,
  sectionId: SectionId,
): AsyncGenerator<WaitingEntry, undefined> {
  let after: string | undefined
  do {
    const { items, next } = await repository.lineOf(sectionId, { limit: atOnce, after })
    yield* items
    after = next
  } while (after !== undefined)
  return undefined
}
