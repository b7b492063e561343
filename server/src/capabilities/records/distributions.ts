import { sectionLabel } from '@matricula/contract/catalogue'
import type { CourseId, TermId } from '@matricula/contract/kernel'
import {
  type Average,
  distributionRecorded,
  distributionRemoved,
  GradeDistribution,
  type GradeScheme,
} from '@matricula/contract/records'
import { type Actor, demand } from '#platform/actor.ts'
import { equals } from '#platform/store/condition.ts'
import { itemKind } from '#platform/store/item-kind.ts'
import type { Change, Store } from '#platform/store/store.ts'
import { insert, remove, replace } from '#platform/store/write.ts'
import { builtInRules } from './built-in-policy.ts'
import { averageOfCounts } from './class-average.ts'

export const distributionItem = itemKind({
  name: 'Grade distribution',
  table: 'catalogue',
  reads: ['how a course was graded before: query on pk', 'one: get'],
  schema: GradeDistribution,
  pk: 'PAST#{courseId}',
  sk: '{termId}#{code}',
})

/** Where one is. */
export interface DistributionPlace {
  readonly courseId: CourseId
  readonly termId: TermId
  readonly code: string
}

export type NewDistribution = Omit<GradeDistribution, 'average' | 'version'>

/** Earlier grades of courses: counts, never students. */
export interface Distributions {
  /** In the order of the places. */
  find(places: readonly DistributionPlace[]): Promise<(GradeDistribution | undefined)[]>
  /** As it would be stored, with the average that follows from the counts. */
  reckoned(distribution: NewDistribution, version: number): GradeDistribution
  /** Stores one, in the place of `before` where there is one; refusals `exists`, `stale`. */
  distribution(after: GradeDistribution, before?: GradeDistribution): Change
  /** Refusal `stale`. */
  distributionRemoval(distribution: GradeDistribution): Change
}

export function createDistributions(store: Store): Distributions {
  return {
    async find(places) {
      const items = await store.getMany(places.map((place) => distributionItem.keyOf(place)))
      return items.map((item) => item && distributionItem.read(item))
    },
    reckoned: (distribution, version) => {
      const average = averageIn(distribution.schemeId, distribution.counts)
      return { ...distribution, ...(average && { average }), version }
    },
    distribution: (after, before) => {
      const item = distributionItem.itemOf(after)
      return {
        writes: [before ? replace(item, before.version) : insert(item)],
        events: [distributionRecorded(factsOf(after))],
      }
    },
    distributionRemoval: (distribution) => ({
      writes: [
        remove(distributionItem.keyOf(distribution), equals('version', distribution.version), 'stale'),
      ],
      events: [distributionRemoved(factsOf(distribution))],
    }),
  }
}

const factsOf = ({ courseId, termId, sectionId, code }: GradeDistribution) => ({
  courseId,
  termId,
  sectionId,
  label: sectionLabel({ courseId, code }),
})

/** The average of a class in a built-in scheme; throws `RangeError` where there is no such scheme. */
export const averageIn = (schemeId: string, counts: Readonly<Record<string, number>>): Average | undefined =>
  averageOfCounts(Object.entries(counts), schemeNamed(schemeId))

function schemeNamed(schemeId: string): GradeScheme {
  const found = builtInRules.schemes.find((scheme) => scheme.schemeId === schemeId)
  if (!found) throw new RangeError(`There is no scheme ${schemeId}`)
  return found
}

export type ListDistributions = (actor: Actor, courseId: CourseId) => Promise<{ items: GradeDistribution[] }>

/** One query, however many terms. */
export const createListDistributions =
  (store: Store): ListDistributions =>
  async (actor, courseId) => {
    demand(actor, 'distribution.read')
    const partition = distributionItem.fill('pk', { courseId })
    const { items } = await store.query({ table: 'catalogue', partition, backwards: true })
    return { items: items.map((item) => distributionItem.read(item)) }
  }
