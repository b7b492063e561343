import type { AttendancePolicy, EligibilityLine } from '@matricula/contract/attendance'
import { sectionLabel } from '@matricula/contract/catalogue'
import { Problem, type SectionId } from '@matricula/contract/kernel'
import {
  type Attendance,
  type ShortageEvidence,
  type StudentEvidence,
  tierFor,
} from '#capabilities/attendance/index.ts'
import type { Identity } from '#capabilities/identity/index.ts'
import type { Actor } from '#platform/actor.ts'
import type { Clock } from '#platform/clock.ts'
import type { FileReply } from '#platform/http/bind.ts'
import { demandLetters } from './print.ts'
import { packetTemplate } from './rendering/packet-template.ts'
import type { Press } from './rendering/press.ts'
import { dayText } from './sheet.ts'

interface Needs {
  readonly clock: Clock
  readonly identity: Pick<Identity, 'institution'>
  readonly attendance: Pick<Attendance, 'evidenceIn'>
  readonly press: Press
}

export type CondonationPacket = (actor: Actor, sectionId: SectionId) => Promise<FileReply>

/** A sheet for each student of a section with a shortage, to be decided over; it is made anew each time, never stored. */
export const createCondonationPacket =
  ({ clock, identity, attendance, press }: Needs): CondonationPacket =>
  async (actor, sectionId) => {
    const evidence = await attendance.evidenceIn(actor, sectionId)
    if (evidence.students.length === 0) throw new Problem('attendance.nobody-short', { sectionId })
    const institution = (await identity.institution.read())?.institution ?? 'Matricula'
    const sheet = packetOf(institution, evidence)
    demandLetters(press, sheet, 'Correct the name or the note that holds them.')
    const content = await press.print(
      {
        template: packetTemplate,
        inputs: { sheet: JSON.stringify(sheet) },
        at: Math.floor(clock.millis() / 1000),
      },
      'now',
    )
    return { content, type: 'application/pdf', name: `condonation-${sectionLabel(evidence.section)}.pdf` }
  }

const packetOf = (institution: string, { section, term, policy, students }: ShortageEvidence) => ({
  title: 'Shortage of attendance',
  institution,
  of: `${sectionLabel(section)} ${section.courseTitle} · ${term.title}`,
  students: students.map((student) => sheetOf(student, policy)),
})

function sheetOf({ line, meetings, leaves }: StudentEvidence, policy: AttendancePolicy) {
  const { standing, condonation } = line
  return {
    facts: [
      ['Name', line.name],
      ['Roll number', line.rollNumber],
      ['Attended', percent(standing.share ?? 0)],
      ['Meetings', `${standing.attended} of ${standing.counted}`],
      ['Minimum', percent(standing.minimum)],
      ['Still to come', String(standing.remaining)],
    ],
    finding: findingOf(standing, policy),
    condonation: condonation
      ? [
          [
            dayText(condonation.at.slice(0, 10)),
            condonation.by,
            percent(condonation.share),
            condonation.reason,
          ],
        ]
      : [],
    leaves: leaves.map(({ from, to, kind, state, reason }) => [
      from === to ? dayText(from) : `${dayText(from)} to ${dayText(to)}`,
      kind,
      state,
      reason,
    ]),
    meetings: meetings
      .filter(({ state }) => state !== 'present')
      .map(({ meetingId, state, note = '' }) => [dayText(meetingId.slice(0, 10)), state, note]),
  }
}

/** What the rule says, in a sentence. */
function findingOf({ state, share = 0 }: EligibilityLine['standing'], policy: AttendancePolicy): string {
  if (state === 'condoned') return 'The shortage was condoned.'
  if (state === 'detained') return 'The shortage is below what anybody can condone.'
  if (state === 'short') return 'The shortage can still be made good by the meetings to come.'
  return `The shortage can be condoned by the ${tierFor(share, policy)?.by ?? 'institution'}.`
}

/** Hundredths of a per cent, as they are. */
const percent = (share: number): string => `${(share / 100).toFixed(2)} %`
