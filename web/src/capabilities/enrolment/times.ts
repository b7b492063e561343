import type { Section } from '@matricula/contract/catalogue'
import type { Format } from '#platform/format.ts'
import { grouped } from './grouped.ts'

/** "Mon, Wed 10:00–11:15, Fri 14:00–15:00": days that meet at the same time stand together. */
export const timesOf = (
  sections: readonly Pick<Section, 'meetings'>[],
  format: Format,
  width: 'short' | 'long' = 'short',
): string =>
  grouped(
    sections.flatMap((section) => section.meetings).toSorted((one, other) => one.day - other.day),
    ({ start, end }) => `${start}-${end}`,
  )
    .map((meetings) => {
      const [first] = meetings
      const days = [...new Set(meetings.map(({ day }) => day))].map((day) => format.weekday(day, width))
      return first ? `${days.join(', ')} ${format.minuteRange(first.start, first.end)}` : ''
    })
    .join(', ')

/** Who teaches, and where. */
export const peopleOf = (sections: readonly Pick<Section, 'instructors'>[]): string =>
  [...new Set(sections.flatMap((section) => section.instructors.map(({ name }) => name)))].join(', ')

export const roomsOf = (sections: readonly Pick<Section, 'meetings'>[]): string =>
  [...new Set(sections.flatMap((section) => section.meetings.flatMap(({ room }) => room ?? [])))].join(', ')
