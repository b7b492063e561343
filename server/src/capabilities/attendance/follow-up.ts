import { type LateRegisters, registersReminded } from '@matricula/contract/attendance'
import type { Section } from '@matricula/contract/catalogue'
import { type DepartmentId, Problem, type SectionId, type TermId } from '@matricula/contract/kernel'
import { type Catalogue, sectionFor, taughtBy } from '#capabilities/catalogue/index.ts'
import { type Actor, demand } from '#platform/actor.ts'
import { type Clock, localTime } from '#platform/clock.ts'
import { chunksOf } from '#platform/store/chunks.ts'
import { absent, equals } from '#platform/store/condition.ts'
import { noSuchPlace, type Page, type PageAsked } from '#platform/store/pages.ts'
import { explaining } from '#platform/store/retry-when-stale.ts'
import type { Store } from '#platform/store/store.ts'
import { patch } from '#platform/store/write.ts'
import { followUpItem } from './items.ts'
import type { LateIn } from './late-registers.ts'

interface Needs {
  readonly store: Store
  readonly clock: Clock
  readonly catalogue: Catalogue
  readonly timeZone: () => Promise<string>
  readonly lateIn: LateIn
}

interface Asked extends PageAsked {
  readonly departmentId?: DepartmentId | undefined
}

/** What is missing in the registers of a term, and how those who teach are reminded of it. */
export interface FollowUp {
  watch(actor: Actor, termId: TermId, asked: Asked): Promise<Page<LateRegisters>>
  own(actor: Actor): Promise<{ items: LateRegisters[] }>
  remind(actor: Actor, sectionId: SectionId): Promise<LateRegisters>
}

/** Two items of each are read, and a batch has room for a hundred. */
const sectionsAtOnce = 50
/** So many sections are looked at for one page. */
const mostSections = 500

export const createFollowUp = (needs: Needs): FollowUp => ({
  ...listsOf(needs),
  async remind(actor, sectionId) {
    const { store, clock, catalogue, timeZone, lateIn } = needs
    const section = await sectionFor(catalogue, actor, 'attendance.remind', sectionId)
    const zone = await timeZone()
    const dayOf = (instant: string): string => localTime(Date.parse(instant), zone).day
    const now = clock.now()
    const [late] = await lateIn([section], dayOf(now))
    const [oldest] = late?.meetings ?? []
    if (!late || !oldest) throw new Problem('register.none-late', { sectionId })
    if (late.instructors.length === 0) throw new Problem('register.nobody-teaches', { sectionId })
    if (late.remindedAt !== undefined && dayOf(late.remindedAt) === dayOf(now))
      throw new Problem('register.reminded', { sectionId })
    const seen = late.remindedAt === undefined ? absent('remindedAt') : equals('remindedAt', late.remindedAt)
    const write = patch(followUpItem.keyOf({ sectionId }), { set: { sectionId, remindedAt: now } }, seen)
    const commit = store.commit(actor, {
      writes: [write],
      events: late.instructors.map(({ userId }) =>
        registersReminded({
          userId,
          sectionId,
          label: late.label,
          missing: late.meetings.length,
          since: oldest.date,
        }),
      ),
    })
    await explaining(commit, { stale: () => new Problem('register.reminded', { sectionId }) })
    return { ...late, remindedAt: now }
  },
})

function listsOf({ clock, catalogue, lateIn, timeZone }: Needs): Pick<FollowUp, 'watch' | 'own'> {
  const today = async (): Promise<string> => localTime(clock.millis(), await timeZone()).day
  return {
    async watch(actor, termId, { departmentId, limit, after }) {
      demand(actor, 'attendance.follow', { departmentId })
      await catalogue.term(termId)
      const all = await catalogue.sectionsOfTerm(termId, departmentId)
      const day = await today()
      return await pageIn((some) => lateIn(some, day), all.slice(placeAfter(all, after)), limit)
    },
    async own(actor) {
      demand(actor, 'today.read')
      const day = await today()
      const running = (await catalogue.terms()).filter((term) => term.startsOn <= day && day <= term.endsOn)
      return { items: await lateIn(await taughtBy(catalogue, actor, running), day) }
    },
  }
}

/** As many as fit a page, from not too many sections: few that are late make a page short, never slow. */
async function pageIn(
  lateIn: (sections: readonly Section[]) => Promise<LateRegisters[]>,
  sections: readonly Section[],
  limit: number,
): Promise<Page<LateRegisters>> {
  const looked = sections.slice(0, mostSections)
  const found: LateRegisters[] = []
  for (const some of chunksOf(looked, sectionsAtOnce)) {
    found.push(...(await lateIn(some)))
    if (found.length > limit) break
  }
  const items = found.slice(0, limit)
  const last = found.length > limit ? items.at(-1) : looked.length < sections.length && looked.at(-1)
  return { items, ...(last && { next: last.sectionId }) }
}

function placeAfter(sections: readonly Section[], after: string | undefined): number {
  if (after === undefined) return 0
  const place = sections.findIndex(({ sectionId }) => sectionId === after)
  if (place >= 0) return place + 1
  throw noSuchPlace()
}
