import { type Seats, type Section, sectionLabel } from '@matricula/contract/catalogue'

export type Only = 'free' | 'full' | 'unstaffed' | 'closed'

const folded = (text: string): string =>
  text
    .normalize('NFD')
    .replaceAll(/[\u0300-\u036F]/g, '')
    .toLowerCase()

/** Every word that was typed stands somewhere in the code, the title, the instructors or the room. */
export function isFound(section: Section, find: string): boolean {
  const all = folded(
    [
      sectionLabel(section),
      section.courseId.replace('-', ' '),
      section.courseTitle,
      section.title ?? '',
      section.component,
      ...section.instructors.map(({ name }) => name),
      ...section.meetings.map(({ room }) => room ?? ''),
    ].join(' '),
  )
  return folded(find)
    .split(/\s+/)
    .every((word) => all.includes(word))
}

export function isMeant(section: Section, seats: Seats | undefined, only: Only | undefined): boolean {
  const left = seats === undefined ? 0 : seats.capacity - seats.taken
  switch (only) {
    case 'free':
      return section.state === 'open' && left > 0
    case 'full':
      return seats !== undefined && left <= 0
    case 'unstaffed':
      return section.instructors.length === 0
    case 'closed':
      return section.state !== 'open'
    case undefined:
      return true
  }
}
