import { GradeDistribution } from '@matricula/contract/records'
import { sectionIdOf } from '#capabilities/catalogue/index.ts'
import { type Decision, type Keeper, refuse } from '#capabilities/interop/keeper.ts'
import { type DistributionWish, nameOf } from '#capabilities/interop/wishes.ts'
import type { Records } from '#capabilities/records/index.ts'
import { differences } from './differences.ts'

/** Distributions are known by their course, their term and the code of their section. */
export function createDistributionKeeper(records: Records): Keeper<DistributionWish> {
  const known = new Map<string, GradeDistribution | undefined>()
  return {
    async prepare(wishes) {
      const unknown = wishes.filter((wish) => !known.has(nameOf(wish)))
      const found = await records.find(unknown)
      for (const [place, wish] of unknown.entries()) known.set(nameOf(wish), found[place])
    },
    decide(wish) {
      const before = known.get(nameOf(wish))
      const decision = decided(records, wish, before)
      if ('after' in decision) known.set(nameOf(wish), decision.after)
      return Promise.resolve(decision)
    },
    forget: (wish) => void known.delete(nameOf(wish)),
    async undo({ version, before, id }) {
      const [termId = '', courseId = '', ...code] = id.split(' ')
      const place = GradeDistribution.pick({ termId: true, courseId: true, code: true }).parse({
        termId,
        courseId,
        code: code.join(' '),
      })
      const [now] = await records.find([place])
      if (!now) return { stays: 'It is gone' }
      if (now.version !== version) return { stays: 'It was changed since' }
      if (!before) return { change: records.distributionRemoval(now) }
      const was = { ...GradeDistribution.parse(before), version: version + 1 }
      return { change: records.distribution(was, now) }
    },
  }
}

function decided(
  records: Records,
  wish: DistributionWish,
  before: GradeDistribution | undefined,
): Decision & { readonly after?: GradeDistribution } {
  const { of: _of, inPassing: _inPassing, ...said } = wish
  const sectionId = sectionIdOf(wish)
  if (!sectionId)
    return refuse('code', wish.code, 'Term, course and section together are too long', 'Shorten one of them')
  const after = records.reckoned({ ...said, sectionId }, (before?.version ?? 0) + 1)
  const { version: _, ...fields } = after
  if (before && differences({ ...before }, fields).length === 0) return { decision: 'same' }
  const id = `${wish.termId} ${wish.courseId} ${wish.code}`
  return {
    decision: before ? 'changed' : 'created',
    change: records.distribution(after, before),
    undo: {
      of: 'distribution',
      id,
      version: after.version,
      ...(before && { before: { ...before } }),
    },
    after,
  }
}
