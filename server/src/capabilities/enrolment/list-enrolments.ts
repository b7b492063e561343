import type { Enrolment, Standing } from '@matricula/contract/enrolment'
import { type StudentId, TermId } from '@matricula/contract/kernel'
import { type Actor, demand } from '#platform/actor.ts'
import { creditsOf } from './bundle-rules.ts'
import { ledgerFrom, termsIn, type Waiting } from './ledger.ts'
import type { EnrolmentNeeds } from './needs.ts'
import { standingOf } from './standing.ts'

type Placed = Enrolment & { place?: number }

export type ListEnrolments = (
  actor: Actor,
  studentId: StudentId,
  termId?: TermId,
) => Promise<{ items: Placed[]; standing?: Standing }>

/** What a student sits in and what the student waits for, with the place in each line. */
export function createListEnrolments(needs: EnrolmentNeeds): ListEnrolments {
  const { clock, catalogue, repository, profiles, subjectFor } = needs

  return async (actor, studentId, termId) => {
    demand(actor, 'enrolment.read', await subjectFor(actor, studentId))
    const [term, stored, enrolments] = await Promise.all([
      termId && catalogue.term(termId),
      repository.ledger(studentId),
      repository.shownOf(studentId, termId),
      profiles.of(studentId),
    ])
    const terms = termId ? [termId] : termsIn(stored ?? {}).map((id) => TermId.parse(id))
    const waits = terms.flatMap((id) => [...ledgerFrom(stored, id).waits.values()])
    const waiting = await Promise.all(waits.map((wait) => waitingSections(needs, studentId, wait)))
    return {
      items: [...enrolments.filter(({ state }) => state !== 'dropped'), ...waiting.flat()],
      ...(term && { standing: standingOf(term, ledgerFrom(stored, term.termId), clock.now()) }),
    }
  }
}

async function waitingSections(
  { catalogue, repository }: EnrolmentNeeds,
  studentId: StudentId,
  { lines, ticket, sectionIds }: Waiting,
): Promise<Placed[]> {
  const [line] = lines
  const [sections, entry, positions] = await Promise.all([
    catalogue.sectionsOf([...sectionIds]),
    line && repository.findWaiting(line, ticket),
    Promise.all(lines.map((section) => repository.positionOf(section, ticket))),
  ])
  const [first] = sections
  if (!first || !entry) return []
  // The seat comes when it comes in each line: the longest way is the honest one.
  const place = Math.max(...positions)
  const carried = creditsOf(sections, await catalogue.course(first.courseId))
  return sections.map((section, index) => ({
    studentId,
    sectionId: section.sectionId,
    termId: section.termId,
    courseId: section.courseId,
    courseTitle: section.courseTitle,
    code: section.code,
    credits: carried[index] ?? 0,
    state: 'waiting',
    since: entry.since,
    ticket,
    place,
  }))
}
