import type { Meeting, Section } from '@matricula/contract/catalogue'
import type { ReadBack } from './read-back.ts'
import type { Pair } from './term-folder.ts'

/** Whether two times of the week ever meet: the same day, in a week that both have, at overlapping minutes. */
function meet(one: Meeting, other: Meeting): boolean {
  if (one.day !== other.day || one.start >= other.end || other.start >= one.end) return false
  if (one.weeks === undefined || other.weeks === undefined) return true
  const { weeks } = other
  return [...one.weeks.split('').entries()].some(([week, digit]) => digit === '1' && weeks[week] === '1')
}

const overlap = (one: Section, other: Section): boolean =>
  one.meetings.some((meeting) => other.meetings.some((theirs) => meet(meeting, theirs)))

function overlapsOf(sections: readonly Section[]): number {
  const pairs = sections.flatMap((one, place) =>
    sections.slice(place + 1).filter((other) => overlap(one, other)),
  )
  return pairs.length
}

const grouped = <T>(list: readonly T[], nameOf: (one: T) => string): Map<string, T[]> => {
  const groups = new Map<string, T[]>()
  for (const one of list) {
    const group = groups.get(nameOf(one)) ?? []
    groups.set(nameOf(one), group)
    group.push(one)
  }
  return groups
}

/** The students that a course has room for: of each configuration the scarcest part, all configurations together. */
function roomIn(sections: readonly Section[], { seats }: ReadBack): number {
  const configurations = [...grouped(sections, ({ configuration }) => configuration).values()]
  return configurations.reduce((sum, configuration) => {
    const parts = [...grouped(configuration, ({ part }) => part).values()]
    const rooms = parts.map((part) =>
      part.reduce((room, { sectionId }) => room + (seats.get(sectionId)?.capacity ?? 0), 0),
    )
    return sum + Math.min(...rooms)
  }, 0)
}

type Fulfilment = 'whole' | 'malformed' | 'missing'

/** One section of every part of one configuration, and nothing else. */
function fulfilmentOf(own: readonly Section[], offered: readonly Section[]): Fulfilment {
  const [first] = own
  if (!first) return 'missing'
  const wanted = new Set(
    offered.filter(({ configuration }) => configuration === first.configuration).map(({ part }) => part),
  )
  const parts = own.map(({ part }) => part)
  const whole =
    own.every(({ configuration }) => configuration === first.configuration) &&
    parts.length === wanted.size &&
    new Set(parts).size === wanted.size
  return whole ? 'whole' : 'malformed'
}

/** Every number of `expected.json`, computed from what the server says. */
export function measured(back: ReadBack, requests: readonly Pair[]): Record<string, number> {
  const { sections, seats, enrolled } = back
  const sitting = [...enrolled.values()]
  const overlaps = sitting.map(overlapsOf)
  const byCourse = grouped(sections, ({ courseId }) => courseId)
  const demand = grouped(requests, ({ other }) => `ITC-${other}`)
  const fulfilments = requests.map(({ student, other }) => {
    const own = (enrolled.get(student) ?? []).filter(({ courseId }) => courseId === `ITC-${other}`)
    return fulfilmentOf(own, byCourse.get(`ITC-${other}`) ?? [])
  })
  const count = (wanted: Fulfilment): number => fulfilments.filter((one) => one === wanted).length
  const counts = [...seats.values()]
  return {
    courses: byCourse.size,
    sections: sections.length,
    sections_without_time: sections.filter(({ meetings }) => meetings.length === 0).length,
    students: enrolled.size,
    course_requests: requests.length,
    assigned: sitting.reduce((sum, own) => sum + own.length, 0),
    overlapping_section_pairs: overlaps.reduce((sum, pairs) => sum + pairs, 0),
    students_with_overlap: overlaps.filter((pairs) => pairs > 0).length,
    sections_over_limit: counts.filter(({ capacity, taken }) => taken > capacity).length,
    courses_with_demand_ge95pct_of_seats: [...byCourse].filter(
      ([courseId, offered]) => (demand.get(courseId)?.length ?? 0) >= 0.95 * roomIn(offered, back),
    ).length,
    max_requests_one_course: Math.max(0, ...[...demand.values()].map((wishes) => wishes.length)),
    requests_fully_assigned: count('whole'),
    requests_malformed: count('malformed'),
    requests_unassigned: count('missing'),
    parent_rule_violations: sitting.reduce((sum, own) => sum + orphansIn(own), 0),
    sections_whose_seats_differ_from_their_roster: differing(back),
  }
}

/** Sections of a student without the parent that they need. */
const orphansIn = (own: readonly Section[]): number =>
  own.filter(({ parentId }) => parentId !== undefined && !own.some(({ sectionId }) => sectionId === parentId))
    .length

/** Seats counted as taken must be the students who say that they sit there. */
function differing({ seats, enrolled }: ReadBack): number {
  const counted = new Map<string, number>()
  for (const { sectionId } of [...enrolled.values()].flat())
    counted.set(sectionId, (counted.get(sectionId) ?? 0) + 1)
  return [...seats].filter(([sectionId, { taken }]) => (counted.get(sectionId) ?? 0) !== taken).length
}
