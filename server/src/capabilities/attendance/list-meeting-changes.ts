import type { MeetingChange } from '@matricula/contract/attendance'
import { type CalendarDay, may, type SectionId, StudentId, type TermId } from '@matricula/contract/kernel'
import { type Catalogue, taughtBy } from '#capabilities/catalogue/index.ts'
import type { Enrolments } from '#capabilities/enrolment/index.ts'
import { type Actor, demand } from '#platform/actor.ts'
import type { SectionDays } from './section-days.ts'

interface Needs {
  readonly catalogue: Pick<Catalogue, 'terms' | 'teachingOf'>
  readonly enrolments: Pick<Enrolments, 'enrolmentsOf'>
  readonly days: Pick<SectionDays, 'changes'>
}
interface Days {
  readonly from: CalendarDay
  readonly to: CalendarDay
}

export type ListMeetingChanges = (actor: Actor, days: Days) => Promise<{ items: MeetingChange[] }>

/** Of what somebody teaches and attends, in the terms of these days. */
export function createListMeetingChanges({ catalogue, enrolments, days }: Needs): ListMeetingChanges {
  return async (actor, asked) => {
    demand(actor, 'today.read')
    const { from, to } = asked
    const terms = (await catalogue.terms()).filter((term) => term.startsOn <= to && from <= term.endsOn)
    const [taught, ...sat] = await Promise.all([
      taughtBy(catalogue, actor, terms),
      ...terms.map(({ termId }) => attended(actor, termId)),
    ])
    const ids = [...taught.map(({ sectionId }) => sectionId), ...sat.flat()]
    return { items: await days.changes([...new Set(ids)], asked) }
  }

  async function attended({ studentId: id, grants }: Actor, termId: TermId): Promise<SectionId[]> {
    const studentId = StudentId.safeParse(id)
    if (!studentId.success || !may({ grants }, 'enrolment.read', { studentId: studentId.data })) return []
    return (await enrolments.enrolmentsOf(studentId.data, termId))
      .filter(({ state }) => state === 'enrolled')
      .map(({ sectionId }) => sectionId)
  }
}
