import type { Section } from '@matricula/contract/catalogue'
import type { Student } from '@matricula/contract/students'
import { programmes } from './catalogue-plan.ts'
import type { Dice } from './dice.ts'
import type { DemoWorld } from './generate.ts'
import { inParallel } from './in-parallel.ts'
import { inTurn } from './in-turn.ts'
import { planSeats } from './seat-plan.ts'

const grades = ['A', 'A', 'A-', 'B+', 'B', 'B', 'B-', 'C+', 'C', 'D', 'F']
const coursesEach = 4
const atOnce = 48

/** Gives every student a finished term, and all but the newest and the first a running one; the first is ready to register. */
export async function enrolStudents(world: DemoWorld): Promise<void> {
  const plans = world.students.map((student, place) => planOf(world, student, place))
  await inParallel(plans, atOnce, async ({ student, past }) => {
    for (const { sections, grade } of past) {
      const completion = world.application.enrolments.completion(student, sections, grade)
      await world.platform.store.commit(world.by, completion)
    }
  })
  // Who sits and who waits must not depend on how quickly the store answers.
  const { seated, late } = planSeats(plans, await capacities(world))
  await inParallel(seated, atOnce, ({ of, bundles }) => registered(world, of, bundles))
  await inTurn(late, coursesWanted, ({ of, bundles }) => registered(world, of, bundles))
}

async function capacities({ application, sections }: DemoWorld): Promise<Map<string, number>> {
  const ids = sections.current.map(({ sectionId }) => sectionId)
  const seats = await application.catalogue.seatsOf(ids)
  return new Map(ids.map((id, place) => [id, seats[place]?.capacity ?? 0]))
}

async function registered(
  { application, by, current }: DemoWorld,
  { student }: StudentPlan,
  bundles: StudentPlan['current'],
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
const coursesWanted = ({ bundles }: { readonly bundles: StudentPlan['current'] }): string[] => [
  ...new Set(bundles.flatMap((bundle) => bundle.map(({ courseId }) => courseId))),
]

interface StudentPlan {
  readonly student: Student
  readonly past: readonly { readonly sections: readonly Section[]; readonly grade: string }[]
  readonly current: readonly (readonly Section[])[]
}

/** Chosen in order, so that chance falls the same way however quickly the store answers. */
function planOf({ dice, students, sections, past }: DemoWorld, student: Student, place: number): StudentPlan {
  const entered = Number(past.startsOn.slice(0, 4))
  const year = Math.max(0, entered - Number(student.cohort))
  const related = programmes.find(({ programmeId }) => programmeId === student.programmeId)?.subjectIds ?? []
  const before = year === 0 ? [] : bundlesFor(dice, sections.past, { related, level: year - 1 })
  const level = place === 0 ? 1 : year
  const now =
    student.status === 'active' && place > 0 ? bundlesFor(dice, sections.current, { related, level }) : []
  return {
    student: students[place] ?? student,
    past: before.map((bundle) => ({ sections: bundle, grade: dice.pick(grades) })),
    current: now,
  }
}

/** Lectures of the student's subjects and one from elsewhere, each with a laboratory where there is one. */
function bundlesFor(
  dice: Dice,
  offered: readonly Section[],
  { related, level }: { related: readonly string[]; level: number },
): Section[][] {
  const wanted = (section: Section): boolean => {
    const [subjectId = '', number = ''] = section.courseId.split('-')
    return related.includes(subjectId) && Number(number[0]) <= Math.min(3, level + 1)
  }
  const lectures = offered.filter(({ component }) => component === 'Lecture')
  const own = dice.shuffled(lectures.filter(wanted))
  const other = dice.shuffled(lectures.filter(({ courseId }) => /-1(01|10)$/.test(courseId)))
  const chosen = new Map<string, Section>()
  for (const lecture of [...own.slice(0, coursesEach - 1), ...other, ...own]) {
    if (chosen.size === coursesEach) break
    if (!chosen.has(lecture.courseId)) chosen.set(lecture.courseId, lecture)
  }
  return [...chosen.values()].map((lecture) => {
    const laboratories = offered.filter(({ courseId, part }) => courseId === lecture.courseId && part === '2')
    return laboratories.length > 0 ? [lecture, dice.pick(laboratories)] : [lecture]
  })
}
