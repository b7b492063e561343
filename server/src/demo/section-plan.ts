import { type Meeting, Section, type Term } from '@matricula/contract/catalogue'
import type { CourseId } from '@matricula/contract/kernel'
import { sectionIdOf } from '#capabilities/catalogue/index.ts'
import { courses, type PlannedCourse } from './catalogue-plan.ts'
import type { Dice } from './dice.ts'
import type { Teacher } from './people-plan.ts'

export interface PlannedSection {
  readonly section: Section
  readonly capacity: number
}

/** Weekly slots of a lecture: days, and the minute it begins; each lasts as long as its week makes up three hours. */
const lectureSlots = [480, 545, 610, 675, 780, 845, 910].flatMap((start) => [
  { days: [1, 3, 5], start, length: 55 },
])
const longSlots = [480, 565, 650, 780, 865].map((start) => ({ days: [2, 4], start, length: 75 }))
const laboratorySlots = [1, 2, 3, 4].map((day) => ({ days: [day], start: 990, length: 120 }))

interface Slot {
  readonly days: readonly number[]
  readonly start: number
  readonly length: number
}

/** Gives rooms and teachers so that neither is in two places at once. */
function createTimetable(teachers: readonly Teacher[], dice: Dice) {
  const roomsTaken = new Map<Slot, number>()
  const busy = new Set<string>()
  return {
    room(slot: Slot, kind: string): string {
      const number = (roomsTaken.get(slot) ?? 0) + 1
      roomsTaken.set(slot, number)
      return `${kind} ${number}`
    },
    /** Of the department if one is free, else anyone who is; the one with the fewest sections. */
    teacher(slot: Slot, departmentId: string): Teacher | undefined {
      const name = (teacher: Teacher): string => `${teacher.userId} ${slot.days.join()} ${slot.start}`
      const free = dice
        .shuffled(teachers)
        .filter((teacher) => !busy.has(name(teacher)) && teacher.load() < 4)
        .toSorted((one, other) => one.load() - other.load())
      const chosen = free.find((teacher) => teacher.departmentId === departmentId) ?? free[0]
      if (!chosen) return undefined
      busy.add(name(chosen))
      chosen.take()
      return chosen
    },
  }
}

interface Asked {
  readonly teachers: readonly Teacher[]
  readonly demand: ReadonlyMap<CourseId, number>
}

/** A little fewer than the seats of a lecture, so that some of those who come late have to wait. */
const wishesEach = 39

/** Every course at least once, and as often as it is wanted; practical ones have two laboratories to each lecture. */
export function planSections(term: Term, { teachers, demand }: Asked, dice: Dice): PlannedSection[] {
  const timetable = createTimetable(teachers, dice)
  const slots = [...lectureSlots, ...longSlots]
  let turn = 0

  function plan(planned: PlannedCourse, code: string, laboratory: boolean): PlannedSection {
    const { course } = planned
    const slot = laboratory ? dice.pick(laboratorySlots) : (slots[turn++ % slots.length] ?? dice.pick(slots))
    const room = timetable.room(slot, laboratory ? 'Laboratory' : 'Hall')
    const teacher = timetable.teacher(slot, course.departmentId)
    const meetings: Meeting[] = slot.days.map((day) => ({
      day,
      start: slot.start,
      end: slot.start + slot.length,
      room,
    }))
    const id = { termId: term.termId, courseId: course.courseId, code }
    const section = Section.parse({
      ...id,
      sectionId: sectionIdOf(id),
      departmentId: course.departmentId,
      courseTitle: course.title,
      component: laboratory ? 'Laboratory' : 'Lecture',
      part: laboratory ? '2' : '1',
      credits: laboratory ? 1 : planned.laboratory ? course.credits - 1 : course.credits,
      meetings,
      state: 'open',
      instructors: teacher ? [{ userId: teacher.userId, name: teacher.name }] : [],
      version: 1,
    })
    return { section, capacity: laboratory ? 48 : dice.pick([24, 30, 36, 40, 60]) }
  }

  return courses.flatMap((planned) => {
    const count = Math.max(1, Math.round((demand.get(planned.course.courseId) ?? 0) / wishesEach))
    const lectures = Array.from({ length: count }, (_, place) => letterOf(place))
    const laboratories = Array.from(
      { length: planned.laboratory ? 2 * count : 0 },
      (_, place) => `L${place + 1}`,
    )
    return [
      ...lectures.map((code) => plan(planned, code, false)),
      ...laboratories.map((code) => plan(planned, code, true)),
    ]
  })
}

/** A, B … Z, A2, B2 … */
function letterOf(place: number): string {
  const round = Math.floor(place / 26)
  return `${String.fromCharCode(65 + (place % 26))}${round === 0 ? '' : round + 1}`
}
