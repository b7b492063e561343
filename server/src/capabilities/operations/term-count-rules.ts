import { CalendarDay, DepartmentId, type TermId } from '@matricula/contract/kernel'
import type { TermCounts, TermStatistics } from '@matricula/contract/operations'

const counters = ['enrolled', 'dropped', 'waiting', 'registers', 'assessments'] as const
export type Counter = (typeof counters)[number] | `grade:${string}`

/**
 * Where a gain is counted: for the institution, for the department, and for the day where it is one of registration.
 * Departments and days stand before a bar, which no counter has in its name.
 */
export function gainIn(
  gains: Partial<Record<Counter, number>>,
  departmentId: string | undefined,
  day?: string,
): Readonly<Record<string, number>> {
  return Object.fromEntries(
    Object.entries(gains).flatMap(([counter, gain]) => [
      [counter, gain],
      ...(departmentId === undefined ? [] : [[`${departmentId}|${counter}`, gain]]),
      ...(day !== undefined && isOfDays(counter) ? [[`${day}|${counter}`, gain]] : []),
    ]),
  )
}

const isOfDays = (counter: string): counter is 'enrolled' | 'dropped' =>
  counter === 'enrolled' || counter === 'dropped'

/** What the counters of a term say. */
export function statisticsIn(
  termId: TermId,
  stored: Readonly<Record<string, unknown>>,
  only?: DepartmentId,
): TermStatistics {
  const found = groupsIn(stored)
  const departments = [...found].flatMap(([group, counts]) => {
    const departmentId = CalendarDay.safeParse(group).success ? undefined : DepartmentId.safeParse(group).data
    return departmentId === undefined || (only !== undefined && only !== departmentId)
      ? []
      : [{ departmentId, ...countsIn(counts) }]
  })
  const whole = only === undefined ? countsIn(found.get('') ?? {}) : (departments[0] ?? countsIn({}))
  const { enrolled, dropped, waiting, registers, assessments, grades } = whole
  return {
    termId,
    enrolled,
    dropped,
    waiting,
    registers,
    assessments,
    grades,
    departments: departments.toSorted((one, other) => (one.departmentId < other.departmentId ? -1 : 1)),
    days: only === undefined ? daysIn(found) : [],
  }
}

type Group = Record<string, number>

/** The counters of each group: a department, a day, or the institution under an empty name. */
function groupsIn(stored: Readonly<Record<string, unknown>>): Map<string, Group> {
  const groups = new Map<string, Group>()
  for (const [name, value] of Object.entries(stored)) {
    const bar = name.indexOf('|')
    const counter = name.slice(bar + 1)
    if (typeof value !== 'number' || !isCounter(counter)) continue
    const group = bar === -1 ? '' : name.slice(0, bar)
    groups.set(group, { ...groups.get(group), [counter]: value })
  }
  return groups
}

const isCounter = (name: string): boolean =>
  name.startsWith('grade:') || counters.some((counter) => counter === name)

function countsIn(group: Group): TermCounts {
  const grades = Object.entries(group).flatMap(([name, count]) =>
    name.startsWith('grade:') && count > 0 ? [{ letter: name.slice('grade:'.length), count }] : [],
  )
  const { enrolled = 0, dropped = 0, waiting = 0, registers = 0, assessments = 0 } = group
  return { enrolled, dropped, waiting, registers, assessments, grades }
}

const daysIn = (found: ReadonlyMap<string, Group>): TermStatistics['days'] =>
  [...found]
    .flatMap(([group, { enrolled = 0, dropped = 0 }]) => {
      const day = CalendarDay.safeParse(group).data
      return day === undefined ? [] : [{ day, enrolled, dropped }]
    })
    .toSorted((one, other) => (one.day < other.day ? -1 : 1))
