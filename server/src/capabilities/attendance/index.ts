import { AttendancePolicy } from '@matricula/contract/attendance'
import type { Catalogue } from '#capabilities/catalogue/index.ts'
import type { Enrolments } from '#capabilities/enrolment/index.ts'
import type { Identity } from '#capabilities/identity/index.ts'
import type { Policies } from '#capabilities/policies/index.ts'
import type { Students } from '#capabilities/students/index.ts'
import type { Capability } from '#platform/capability.ts'
import type { Clock } from '#platform/clock.ts'
import type { Ids } from '#platform/ids.ts'
import type { Lanes } from '#platform/store/lane.ts'
import type { Store } from '#platform/store/store.ts'
import { createAddMeeting } from './add-meeting.ts'
import { attendanceAudience } from './audience.ts'
import { builtInAttendancePolicy } from './built-in-policy.ts'
import { createCancelMeeting, createResumeMeeting } from './cancel-meeting.ts'
import { type CheckInRepository, createCheckInRepository } from './check-in-repository.ts'
import { createCompareAttendance } from './compare.ts'
import {
  createCondoneShortage,
  createReadEligibility,
  createStandingsIn,
  type StandingsIn,
} from './eligibility.ts'
import { createFollowUp } from './follow-up.ts'
import {
  checkInItem,
  claimItem,
  condonationItem,
  followUpItem,
  leaveItem,
  registerItem,
  summaryItem,
} from './items.ts'
import { createLateIn } from './late-registers.ts'
import { createLeaveListener } from './leave-marks.ts'
import { createLeaves, waitingLeaves } from './leaves.ts'
import { createListMeetingChanges } from './list-meeting-changes.ts'
import { createListMeetings } from './list-meetings.ts'
import { createMakeCheckIn, createReadOwnCheckIn } from './make-check-in.ts'
import { createMarkRegister, type MarkRegister } from './mark-register.ts'
import { createCloseCheckIn, createOpenCheckIn, createReadCheckIn } from './open-check-in.ts'
import { createReadRegister } from './read-register.ts'
import { createReportAttendance } from './report-attendance.ts'
import { type AttendanceRepository, createAttendanceRepository } from './repository.ts'
import { attendanceRoutes, type CheckIns } from './routes.ts'
import { createSectionDays, type SectionDays } from './section-days.ts'
import { createEvidenceIn, type EvidenceIn } from './shortage-evidence.ts'
import { createStandings, type Standings } from './standings.ts'
import { createSubmitRegister } from './submit-register.ts'
import { createSubmittedListener } from './submitted-registers.ts'
import { attendanceTables } from './tables.ts'
import { createReadCheckInCodes, createTakeCheckIns } from './take-check-ins.ts'
import { createReadAttendance, createTalliesOf, type TalliesOf } from './tallies.ts'

export type { SectionMeeting } from './section-days.ts'
export type { ShortageEvidence, StudentEvidence } from './shortage-evidence.ts'
export { isEligible, tierFor } from './shortage-rules.ts'
export type { Counted } from './standings.ts'
export { strangersTo } from './strangers.ts'

interface Needs {
  readonly store: Store
  readonly clock: Clock
  readonly ids: Ids
  readonly lanes: Lanes
  readonly students: Students
  readonly catalogue: Catalogue
  readonly enrolments: Enrolments
  readonly policies: Policies
  readonly identity: Pick<Identity, 'institution' | 'throttle'>
}

/** What the rest of the server may know about attendance. */
export interface Attendance extends Capability {
  readonly talliesOf: TalliesOf
  /** Of these sections, to be read together with what others keep. */
  readonly tallyReading: AttendanceRepository['tallyReading']
  /** Tallies with condonations, and what the rule of attendance makes of them. */
  readonly standings: Pick<Standings, 'reading' | 'standingsOf'>
  /** Where everyone of a class stands by the rule of attendance. */
  readonly standingsIn: StandingsIn
  /** What speaks for and against those of a section who have a shortage, for whoever may condone it. */
  readonly evidenceIn: EvidenceIn
  readonly days: Pick<SectionDays, 'taught' | 'attended'>
}

export function createAttendance(needs: Needs): Attendance {
  const { store, students, catalogue, enrolments } = needs
  const registers = createAttendanceRepository(store)
  const talliesOf = createTalliesOf(enrolments, registers)
  const standings: Standings = createStandings({ ...needs, versions: () => versions() })
  const versions = needs.policies.keep({
    kind: 'attendance',
    schema: AttendancePolicy,
    builtIn: builtInAttendancePolicy,
    compare: createCompareAttendance({ ...needs, standings }),
  })
  const standingsIn = createStandingsIn({ ...needs, standings })
  const markRegister = createMarkRegister({ ...needs, registers })
  const checkIns = createCheckInRepository(store, registers)
  const { timeZone } = needs.identity.institution
  const days = createSectionDays({ ...needs, registers, checkIns })
  return {
    routes: attendanceRoutes({
      listMeetings: createListMeetings(catalogue, registers),
      listMeetingChanges: createListMeetingChanges({ ...needs, days }),
      readRegister: createReadRegister({ ...needs, registers }),
      markRegister,
      checkIns: checkInsOf({ ...needs, registers, checkIns }, markRegister),
      submitRegister: createSubmitRegister({ ...needs, registers }),
      readAttendance: createReadAttendance(students, talliesOf),
      readEligibility: createReadEligibility({ ...needs, standings }),
      leaves: createLeaves(needs),
      report: createReportAttendance({ ...needs, standings }),
      followUp: createFollowUp({ ...needs, timeZone, lateIn: createLateIn(needs) }),
      addMeeting: createAddMeeting({ ...needs, registers }),
      cancelMeeting: createCancelMeeting({ ...needs, registers }),
      resumeMeeting: createResumeMeeting({ ...needs, registers }),
      condoneShortage: createCondoneShortage({ ...needs, standings }),
    }),
    audience: attendanceAudience,
    listeners: [
      createLeaveListener({ ...needs, registers }, markRegister),
      createSubmittedListener({ ...needs, registers }),
    ],
    kinds: [registerItem, summaryItem, followUpItem, condonationItem, leaveItem, checkInItem, claimItem],
    waiting: [waitingLeaves(store)],
    tables: attendanceTables(needs),
    standingsIn,
    evidenceIn: createEvidenceIn({ ...needs, registers, standings, standingsIn }),
    talliesOf,
    tallyReading: registers.tallyReading,
    standings,
    days,
  }
}

interface CheckInParts extends Needs {
  readonly registers: AttendanceRepository
  readonly checkIns: CheckInRepository
}

function checkInsOf(parts: CheckInParts, markRegister: MarkRegister): CheckIns {
  const { identity } = parts
  const needs = {
    ...parts,
    throttle: identity.throttle,
    timeZone: identity.institution.timeZone,
  }
  const read = createReadCheckIn(needs)
  return {
    read,
    codes: createReadCheckInCodes(needs),
    open: createOpenCheckIn(needs, read),
    close: createCloseCheckIn(needs, read),
    take: createTakeCheckIns(needs, markRegister),
    readOwn: createReadOwnCheckIn(needs),
    make: createMakeCheckIn(needs),
  }
}
