import type { Section } from '@matricula/contract/catalogue'
import type { Student } from '@matricula/contract/students'
import { commitEach } from './commit-packed.ts'
import type { DemoWorld } from './generate.ts'
import { inParallel } from './in-parallel.ts'
import { inTurn } from './in-turn.ts'
import { planSeats } from './seat-plan.ts'

const atOnce = 48

interface Wishes {
  readonly student: Student
  readonly current: readonly (readonly Section[])[]
}

/** Gives students what they have finished, and all but the newest and the first what runs; the first is ready to register. */
export async function enrolStudents(world: DemoWorld): Promise<void> {
  const { application, platform, by, current, studies, offers } = world
  await commitEach({ store: platform.store, by }, studies, ({ student, past }) => {
    const courses = past.map(({ termId, courseId, grade }) => ({
      sections: offers.get(termId)?.bundleOf(courseId) ?? [],
      grade,
    }))
    return application.enrolments.completions(student, courses)
  })
  const wishes = studies.map((study) => ({
    student: study.student,
    current: study.current.map((courseId) => offers.get(current.termId)?.bundleOf(courseId) ?? []),
  }))
  // Who sits and who waits must not depend on how quickly the store answers.
  const { seated, late } = planSeats(wishes, await capacities(world))
  await inParallel(seated, atOnce, ({ of, bundles }) => registered(world, of, bundles))
  await inTurn(late, coursesWanted, ({ of, bundles }) => registered(world, of, bundles))
}

async function capacities({ application, sections }: DemoWorld): Promise<Map<string, number>> {
  const ids = sections.map(({ sectionId }) => sectionId)
  const seats = await application.catalogue.seatsOf(ids)
  return new Map(ids.map((id, place) => [id, seats[place]?.capacity ?? 0]))
}

async function registered(
  { application, by, current }: DemoWorld,
  { student }: Wishes,
  bundles: Wishes['current'],
): Promise<void> {
  const place = { studentId: student.studentId, termId: current.termId }
  const items = bundles.map((sections) => ({
    wish: 'enrol' as const,
    sectionIds: sections.map(({ sectionId }) => sectionId),
    orWait: true,
    instead: [],
  }))
  await application.enrolments.register(by, place, items)
}

/** Sections of one course share their tickets, so those who come late for a course are served one after the other. */
const coursesWanted = ({ bundles }: { readonly bundles: Wishes['current'] }): string[] => [
  ...new Set(bundles.flatMap((bundle) => bundle.map(({ courseId }) => courseId))),
]
