import { Meeting } from '@matricula/contract/catalogue'
import { inWeekOrder } from './week-times.ts'

const dayNames = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']
const shape =
  /^([A-Za-z]{3})[a-z]*\s+(\d{1,2}):(\d{2})\s*[-–]\s*(\d{1,2}):(\d{2})(?:\s*@\s*([^#]*?))?(?:\s*#([01]+))?$/

const clock = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`

/** `Mon 09:00-10:15 @LH 1 #1110; Wed …`: the day, the time, the room after @, the teaching weeks after #. */
export const meetingsText = (meetings: readonly Meeting[]): string =>
  inWeekOrder(meetings)
    .map(({ day, start, end, room, weeks }) =>
      [
        `${dayNames[day - 1]} ${clock(start)}-${clock(end)}`,
        ...(room ? [`@${room.replaceAll(/[;#]/g, ' ')}`] : []),
        ...(weeks ? [`#${weeks}`] : []),
      ].join(' '),
    )
    .join('; ')

/** The meetings of such a text, or the part of it that cannot be read. */
export function meetingsFrom(text: string): { meetings: Meeting[] } | { unread: string } {
  const parts = text.split(';').filter((part) => part.trim() !== '')
  const read = parts.map((part) => ({ part, meeting: meetingFrom(part.trim()) }))
  const unread = read.find(({ meeting }) => meeting === undefined)
  if (unread) return { unread: unread.part.trim() }
  return { meetings: inWeekOrder(read.flatMap(({ meeting }) => (meeting ? [meeting] : []))) }
}

function meetingFrom(part: string): Meeting | undefined {
  const [, name = '', h1, m1, h2, m2, room, weeks] = shape.exec(part) ?? []
  const day = dayNames.findIndex((each) => each.toLowerCase() === name.toLowerCase()) + 1
  const read = Meeting.safeParse({
    day,
    start: Number(h1) * 60 + Number(m1),
    end: Number(h2) * 60 + Number(m2),
    ...(room && { room }),
    ...(weeks && { weeks }),
  })
  return read.success ? read.data : undefined
}
