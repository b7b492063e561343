import type { Meeting, Section } from '@matricula/contract/catalogue'

type Times = Pick<Section, 'meetings'>

/** Whether two sections meet at the same time in the same week. The server decides again; this draws the page. */
export const clash = (one: Times, other: Times): boolean =>
  one.meetings.some((mine) => other.meetings.some((theirs) => meetTogether(mine, theirs)))

const meetTogether = (one: Meeting, other: Meeting): boolean =>
  one.day === other.day && one.start < other.end && other.start < one.end && shareWeek(one.weeks, other.weeks)

function shareWeek(one: string | undefined, other: string | undefined): boolean {
  if (one === undefined || other === undefined) return (one ?? other ?? '1').includes('1')
  return Array.from(one).some((digit, week) => digit === '1' && other[week] === '1')
}
