import type { Section } from '@matricula/contract/catalogue'

type Bundle = readonly Section[]

interface Wishes {
  readonly current: readonly Bundle[]
}

/** What there is room for, and what has to wait for others. */
interface Sorted<T> {
  readonly seated: readonly { readonly of: T; readonly bundles: readonly Bundle[] }[]
  readonly late: readonly { readonly of: T; readonly bundles: readonly Bundle[] }[]
}

/**
 * Tells wishes for which there are seats, first come first served, from those that come too late. The former can be
 * granted in any order, since together they fill no section beyond its capacity.
 */
export function planSeats<T extends Wishes>(
  wishes: readonly T[],
  capacityOf: ReadonlyMap<string, number>,
): Sorted<T> {
  const left = new Map(capacityOf)
  const hasRoom = (bundle: Bundle): boolean => bundle.every(({ sectionId }) => (left.get(sectionId) ?? 0) > 0)
  const sorted = wishes.map((of) => {
    const [seated, late]: [Bundle[], Bundle[]] = [[], []]
    for (const bundle of of.current) {
      const room = hasRoom(bundle)
      for (const { sectionId } of room ? bundle : []) left.set(sectionId, (left.get(sectionId) ?? 0) - 1)
      if (room) seated.push(bundle)
      else late.push(bundle)
    }
    return { of, seated, late }
  })
  return {
    seated: sorted.flatMap(({ of, seated }) => (seated.length > 0 ? [{ of, bundles: seated }] : [])),
    late: sorted.flatMap(({ of, late }) => (late.length > 0 ? [{ of, bundles: late }] : [])),
  }
}
