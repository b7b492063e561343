import type { Term } from '@matricula/contract/catalogue'
import type { CourseId, TermId } from '@matricula/contract/kernel'
import type { Student } from '@matricula/contract/students'
import { courses, programmes } from './catalogue-plan.ts'
import type { Dice } from './dice.ts'

const grades = ['A', 'A', 'A-', 'B+', 'B', 'B', 'B-', 'C+', 'C', 'D', 'F']
const failed = 'F'
const coursesEach = 4
const courseIds = courses.map(({ course }) => course.courseId)
const forEveryone = courseIds.filter((courseId) => /-1(01|10)$/.test(courseId))

export interface Study {
  readonly student: Student
  readonly past: readonly { readonly termId: TermId; readonly courseId: CourseId; readonly grade: string }[]
  /** What is wished for now. */
  readonly current: readonly CourseId[]
}

interface Terms {
  /** The oldest first. */
  readonly past: readonly Term[]
  readonly current: Term
}

/** Courses of every student, in finished terms and in the one that runs. Chosen in order: one seed, one choice. */
export const planStudies = (dice: Dice, students: readonly Student[], terms: Terms): Study[] =>
  students.map((student, place) => {
    const related =
      programmes.find(({ programmeId }) => programmeId === student.programmeId)?.subjectIds ?? []
    const passed = new Set<CourseId>()
    const choose = (level: number): CourseId[] => chosenFrom(dice, { related, level, passed })
    const attended = terms.past.filter((term) => yearsIn(student, term) >= 0)
    const past = attended.flatMap((term) => {
      const taken = choose(yearsIn(student, term)).map((courseId) => ({ courseId, grade: dice.pick(grades) }))
      for (const { courseId, grade } of taken) if (grade !== failed) passed.add(courseId)
      return taken.map((one) => ({ ...one, termId: term.termId }))
    })
    // The first student signs in as a demonstration, ready to register.
    const registers = student.status === 'active' && place > 0
    const level = Math.max(0, yearsIn(student, terms.current))
    return { student, past, current: registers ? choose(level) : [] }
  })

/** How many took each course in a finished term, or want it in the one that runs. */
export function demandFor(studies: readonly Study[], termId?: TermId): Map<CourseId, number> {
  const demand = new Map<CourseId, number>()
  const wanted = studies.flatMap(({ past, current }) =>
    termId === undefined ? current : past.flatMap((one) => (one.termId === termId ? [one.courseId] : [])),
  )
  for (const courseId of wanted) demand.set(courseId, (demand.get(courseId) ?? 0) + 1)
  return demand
}

interface Wish {
  /** Subjects of the programme. */
  readonly related: readonly string[]
  /** 0 in the first year. */
  readonly level: number
  /** What has been passed before, and is not taken again. */
  readonly passed: ReadonlySet<CourseId>
}

/** Courses of the student's subjects, up to the level, with one for everyone among them. */
function chosenFrom(dice: Dice, { related, level, passed }: Wish): CourseId[] {
  const open = (courseId: CourseId): boolean => !passed.has(courseId)
  const own = courseIds.filter((courseId) => {
    const [subjectId = '', number = ''] = courseId.split('-')
    return open(courseId) && related.includes(subjectId) && Number(number[0]) <= Math.min(3, level + 1)
  })
  const first = dice.shuffled(own)
  const others = dice.shuffled(forEveryone.filter(open))
  return [...new Set([...first.slice(0, coursesEach - 1), ...others, ...first])].slice(0, coursesEach)
}

/** Years of study when a term begins; below 0 before it. Study begins in August of the cohort's year. */
function yearsIn({ cohort }: Student, { startsOn }: Term): number {
  const [year = 0, month = 1] = startsOn.split('-').map(Number)
  return year - Number(cohort) + (month >= 8 ? 0 : -1)
}
