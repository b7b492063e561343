import { instructorAssigned, instructorUnassigned, type Section } from '@matricula/contract/catalogue'
import type { Account } from '@matricula/contract/identity'
import { type Fact, Problem, type SectionId, type UserId } from '@matricula/contract/kernel'
import { type Actor, demand } from '#platform/actor.ts'
import { retryWhenStale } from '#platform/store/retry-when-stale.ts'
import type { Write } from '#platform/store/write.ts'
import type { Parts } from './needs.ts'
import { factsOfSection } from './rules.ts'

export type Assign = (actor: Actor, sectionId: SectionId, userId: UserId) => Promise<Section>

/** A person teaches a section and may do what that takes, from the same moment. */
export function createAssign(parts: Parts): Assign {
  const { stored, identity } = parts
  return (actor, sectionId, userId) =>
    retryWhenStale(async () => {
      const section = await toAssign(parts, actor, sectionId)
      const account = await identity.accountOf(userId)
      if (teaches(section, userId)) return section
      refuseDisabled(account)
      const { name } = account
      const after = withInstructors(section, [...section.instructors, { userId, name }])
      const writes = [stored.teaches(after, userId), identity.teachingGrant(userId, sectionId)]
      return await keep(parts, actor, {
        after,
        writes,
        event: instructorAssigned({ ...factsOfSection(after), userId, name }),
      })
    })
}

export function createUnassign(parts: Parts): Assign {
  const { stored, identity } = parts
  return (actor, sectionId, userId) =>
    retryWhenStale(async () => {
      const section = await toAssign(parts, actor, sectionId)
      const leaving = section.instructors.find((one) => one.userId === userId)
      if (!leaving) return section
      const after = withInstructors(
        section,
        section.instructors.filter((one) => one !== leaving),
      )
      const writes = [stored.teachesNoLonger(after, userId), identity.noTeachingGrant(userId, sectionId)]
      return await keep(parts, actor, {
        after,
        writes,
        event: instructorUnassigned({ ...factsOfSection(after), ...leaving }),
      })
    })
}

/** The section, for someone who may say who teaches it: its department's registrar may. */
async function toAssign({ stored }: Parts, actor: Actor, sectionId: SectionId): Promise<Section> {
  const [section] = await stored.sections([sectionId])
  demand(actor, 'section.assign', { departmentId: section?.departmentId })
  if (!section) throw new Problem('item.missing', { sectionId })
  return section
}

interface Kept {
  readonly after: Section
  readonly writes: readonly Write[]
  readonly event: Fact
}

/** The list on the section, the entry of the person and the right to teach: one commit. */
async function keep(
  { store, stored, memory }: Parts,
  actor: Actor,
  { after, writes, event }: Kept,
): Promise<Section> {
  const change = { writes: [stored.replaceSection(after), ...writes], events: [event], answer: after }
  await store.commit(actor, change)
  memory.learnSection(after)
  return after
}

const teaches = ({ instructors }: Section, userId: UserId): boolean =>
  instructors.some((one) => one.userId === userId)

const withInstructors = (section: Section, instructors: Section['instructors']): Section => ({
  ...section,
  instructors,
  version: section.version + 1,
})

function refuseDisabled({ status, name }: Account): void {
  if (status !== 'disabled') return
  const message = `The account of ${name} is disabled. Enable it first, or choose another person`
  throw new Problem('request.invalid', { fields: [{ field: 'userId', message }] })
}
