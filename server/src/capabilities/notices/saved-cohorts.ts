import { Problem, SavedCohortId } from '@matricula/contract/kernel'
import { belongsTo, type CohortRule, cohortSaved, type SavedCohort } from '@matricula/contract/notices'
import type { Student } from '@matricula/contract/students'
import type { Students } from '#capabilities/students/index.ts'
import { type Actor, demand } from '#platform/actor.ts'
import type { Clock } from '#platform/clock.ts'
import type { Ids } from '#platform/ids.ts'
import { explaining } from '#platform/store/retry-when-stale.ts'
import type { Store } from '#platform/store/store.ts'
import { keepVersion } from '#platform/store/write.ts'
import type { CohortMemory } from './cohort-memory.ts'
import { savedCohortItem } from './items.ts'

interface Needs {
  readonly store: Store
  readonly clock: Clock
  readonly ids: Ids
  readonly students: Pick<Students, 'programmes' | 'byRollNumbers' | 'every' | 'ofProgramme'>
  readonly cohorts: CohortMemory
}

interface Wished {
  readonly title: string
  readonly rule: CohortRule
}
interface Changed extends Wished {
  readonly cohortId: SavedCohortId
  readonly archived: boolean
  readonly version: number
}

export interface SavedCohorts {
  list(actor: Actor): Promise<{ items: SavedCohort[] }>
  save(actor: Actor, wished: Wished): Promise<SavedCohort>
  change(actor: Actor, changed: Changed): Promise<SavedCohort>
  count(actor: Actor, rule: CohortRule): Promise<{ students: number }>
}

/** Students who are spoken to together: by what is known of them, or by a list. */
export function createSavedCohorts(needs: Needs): SavedCohorts {
  const { store, clock, ids, cohorts } = needs

  async function keep(actor: Actor, cohort: SavedCohort): Promise<SavedCohort> {
    const { cohortId, title, version } = cohort
    const commit = store.commit(actor, {
      writes: [keepVersion(savedCohortItem.itemOf({ ...cohort, list: 'COHORTS' }), version)],
      events: [cohortSaved({ cohortId, title })],
      answer: cohort,
    })
    await explaining(commit, { stale: () => new Problem('item.stale') })
    cohorts.forget()
    return cohort
  }

  return {
    async list(actor) {
      demand(actor, 'announcement.write')
      return { items: [...(await cohorts.all())] }
    },
    async save(actor, { title, rule }) {
      demand(actor, 'announcement.write')
      await demandKnown(needs, rule)
      const cohortId = SavedCohortId.parse(ids.next())
      return await keep(actor, { cohortId, title, rule, by: actor.name, at: clock.now(), version: 1 })
    },
    async change(actor, { cohortId, title, rule, archived, version }) {
      demand(actor, 'announcement.write')
      const item = await store.get(savedCohortItem.keyOf({ list: 'COHORTS', cohortId }))
      if (!item) throw new Problem('item.missing', { cohortId })
      await demandKnown(needs, rule)
      const at = clock.now()
      const { archivedAt = at } = savedCohortItem.read(item)
      const after = { cohortId, title, rule, by: actor.name, at, version: version + 1 }
      return await keep(actor, { ...after, ...(archived && { archivedAt }) })
    },
    async count(actor, rule) {
      demand(actor, 'announcement.write')
      await demandKnown(needs, rule)
      return { students: rule.by === 'list' ? new Set(rule.rollNumbers).size : await counted(needs, rule) }
    },
  }
}

/** Without any programme everybody is looked at; else those of each that is named. */
async function counted({ students }: Needs, rule: Extract<CohortRule, { by: 'facts' }>): Promise<number> {
  if (rule.programmeIds.length === 0) return await countedIn(students.every(), rule)
  const own = [...new Set(rule.programmeIds)].map((programmeId) => students.ofProgramme(programmeId))
  return await countedIn((await Promise.all(own)).flat(), rule)
}

async function countedIn(
  students: AsyncIterable<Student> | Iterable<Student>,
  rule: CohortRule,
): Promise<number> {
  let count = 0
  for await (const student of students) count += belongsTo(rule, student) ? 1 : 0
  return count
}

/** Refuses programmes that there are not, and roll numbers that nobody has: a list with a slip misses somebody. */
async function demandKnown({ students }: Needs, rule: CohortRule): Promise<void> {
  if (rule.by === 'facts') {
    const known = new Set((await students.programmes()).map(({ programmeId }) => programmeId))
    const programmeId = rule.programmeIds.find((id) => !known.has(id))
    if (programmeId !== undefined) throw new Problem('item.missing', { programmeId })
    return
  }
  const found = await students.byRollNumbers(rule.rollNumbers)
  const unknown = rule.rollNumbers.filter((_, place) => !found[place])
  if (unknown.length === 0) return
  const named = unknown.slice(0, 5).join(', ')
  const message = `Nobody has the roll number ${named}${unknown.length > 5 ? ` (and ${unknown.length - 5} more)` : ''}`
  throw new Problem('request.invalid', { fields: [{ field: 'rule.rollNumbers', message }] })
}
