import { gradeReleased, type Incomplete, incompleteExtended } from '@matricula/contract/finals'
import { Problem, type SectionId, type StudentId } from '@matricula/contract/kernel'
import { sectionFor } from '#capabilities/catalogue/index.ts'
import { type Actor, demand, systemActor } from '#platform/actor.ts'
import type { Page, PageAsked } from '#platform/store/pages.ts'
import { explaining, retryWhenStale } from '#platform/store/retry-when-stale.ts'
import type { Write } from '#platform/store/write.ts'
import { placeInChain } from './change-rules.ts'
import { latestAfter } from './incomplete-rules.ts'
import type { Needs } from './needs.ts'
import { recording } from './recording.ts'

interface Place {
  readonly sectionId: SectionId
  readonly studentId: StudentId
}

export interface Incompletes {
  list(actor: Actor, page: PageAsked): Promise<Page<Incomplete>>
  extend(
    actor: Actor,
    place: Place,
    asked: { readonly dueOn: string; readonly reason: string },
  ): Promise<Incomplete>
  /** Makes of those that are overdue what they become; tells how many. */
  lapse(): Promise<number>
}

const lapsing = systemActor('final-grades')
const atOnce = 50

export function createIncompletes(needs: Needs): Incompletes {
  const { clock, finals } = needs
  return {
    async list(actor, page) {
      demand(actor, 'finals.watch')
      return await finals.incompletes(page)
    },
    extend: createExtend(needs),
    async lapse() {
      const today = clock.now().slice(0, 10)
      const { items } = await finals.incompletes({ limit: atOnce })
      const overdue = items.filter(({ dueOn }) => dueOn < today)
      for (const incomplete of overdue) await retryWhenStale(() => lapse(needs, incomplete))
      return overdue.length
    },
  }
}

/** A later day, with the reason beside it; the student reads it on the record. */
function createExtend(needs: Needs): Incompletes['extend'] {
  const { store, clock, catalogue, finals } = needs
  return async (actor, { sectionId, studentId }, { dueOn, reason }) => {
    const section = await sectionFor(catalogue, actor, 'finals.approve', sectionId)
    const { endsOn } = await catalogue.term(section.termId)
    const before = await finals.incomplete(sectionId, studentId)
    const latest = latestAfter(endsOn)
    if (dueOn <= before.dueOn || dueOn > latest)
      throw new Problem('request.invalid', {
        fields: [{ field: 'dueOn', message: `Choose a day after ${before.dueOn}, up to ${latest}` }],
      })
    const extension = { dueOn, reason, by: actor.name, at: clock.now() }
    const extensions = [...before.extensions, extension]
    const after = { ...before, dueOn, extensions, version: before.version + 1 }
    const { termId, courseTitle } = before
    const change = store.commit(actor, {
      writes: [finals.keepIncomplete(after), ...(await toldOnRecord(needs, before, extension))],
      events: [incompleteExtended({ studentId, sectionId, termId, courseTitle, dueOn })],
      answer: after,
    })
    await explaining(change, { stale: () => new Problem('item.stale') })
    return after
  }
}

async function toldOnRecord(
  { enrolments, finals }: Needs,
  { studentId, sectionId, termId, grade }: Incomplete,
  { dueOn, by, at }: Incomplete['extensions'][number],
): Promise<Write[]> {
  const all = await enrolments.enrolmentsOf(studentId)
  const own = all.find((one) => one.sectionId === sectionId)
  if (!own) throw new Problem('item.missing', { studentId })
  const chain = own.gradeSteps ?? []
  const step = { step: 'extension', grade, result: grade, at, dueOn }
  const place = placeInChain(chain.length + 1)
  return [
    enrolments.regrading(own, grade, { grade, steps: [...chain, step] }),
    finals.link({ ...step, studentId, termId, sectionId, place, by }),
  ]
}

/** One more link of the chain, as any other change; where the grade has changed meanwhile there is nothing to do. */
async function lapse(needs: Needs, incomplete: Incomplete): Promise<void> {
  const { store, clock, enrolments, finals } = needs
  const { studentId, sectionId, grade, lapsesTo } = incomplete
  const all = await enrolments.enrolmentsOf(studentId)
  const stands = all.find((one) => one.sectionId === sectionId)?.grade === grade
  const at = clock.now()
  const change = { ...incomplete, kind: 'lapse', from: grade, to: lapsesTo, result: lapsesTo }
  await store.commit(lapsing, {
    writes: [
      finals.lapsed(incomplete),
      ...(stands ? await recording(needs, change, { by: lapsing.name, at }) : []),
    ],
    events: stands ? [gradeReleased({ ...incomplete, kind: 'lapse' })] : [],
  })
}
