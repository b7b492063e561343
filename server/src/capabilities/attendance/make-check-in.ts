import { checkInMade, type OwnCheckIn } from '@matricula/contract/attendance'
import { sectionLabel } from '@matricula/contract/catalogue'
import { Problem } from '@matricula/contract/kernel'
import { counters, type Identity, unrepeatable } from '#capabilities/identity/index.ts'
import type { Students } from '#capabilities/students/index.ts'
import { type Actor, demand } from '#platform/actor.ts'
import { digestOf } from '#platform/ids.ts'
import { commitOnce } from '#platform/store/once.ts'
import { unlessRefused } from '#platform/store/retry-when-stale.ts'
import { isCode } from './check-in-codes.ts'
import type { OwnFacts, OwnPlace, StoredCheckIn } from './check-in-repository.ts'
import { demandMeeting } from './meeting-of-section.ts'
import { type CheckInNeeds, isOpen } from './open-check-in.ts'
import { strangersTo } from './strangers.ts'

interface Needs extends CheckInNeeds {
  readonly students: Pick<Students, 'subjectFor'>
  readonly throttle: Identity['throttle']
}
interface Tried {
  readonly code: string
  readonly device?: string | undefined
}

export type ReadOwnCheckIn = (actor: Actor, place: OwnPlace) => Promise<OwnCheckIn>
export type MakeCheckIn = (actor: Actor, place: OwnPlace, tried: Tried) => Promise<OwnCheckIn>

export function createReadOwnCheckIn(needs: Needs): ReadOwnCheckIn {
  return async (actor, place) => {
    const shown = await placeOf(needs, actor, place)
    return shown(await needs.checkIns.own(place))
  }
}

/**
 * A claim that waits for those who teach. Tries of one student wait for one another, so that many at once cannot outrun the
 * count of failures.
 */
export function createMakeCheckIn(needs: Needs): MakeCheckIn {
  const { store, clock, lanes, checkIns, throttle } = needs
  return (actor, place, tried) =>
    lanes.through([`check-in ${place.studentId}`], () => attempt(actor, place, tried))

  async function attempt(actor: Actor, place: OwnPlace, { code, device }: Tried): Promise<OwnCheckIn> {
    const [shown, facts, counter] = await Promise.all([
      placeOf(needs, actor, place),
      checkIns.own(place),
      throttle.read(counters.checkIn(place.studentId)),
    ])
    if (facts.claim) return shown(facts)
    const open = demandOpen(facts)
    throttle.demandPatience(counter)
    if (!isCode(open.secret, clock.millis(), code)) {
      await store.commit(unrepeatable(actor), { writes: throttle.failed(counter), events: [] })
      throw wrongCode()
    }
    const claim = { ...place, at: clock.now(), ...(device !== undefined && { device: deviceName(device) }) }
    // Refused where the same student was faster on another device: it is done.
    const made = commitOnce(store, actor, {
      writes: [checkIns.claim(claim), ...throttle.forgotten(counter)],
      events: [checkInMade(claim)],
    })
    await unlessRefused(made, 'claimed')
    return shown({ ...facts, claim })
  }

  function demandOpen({ checkIn, register }: OwnFacts): StoredCheckIn {
    if (register.state !== 'open' || !isOpen(checkIn, clock)) throw new Problem('check-in.closed')
    return checkIn
  }
}

/** Whoever sits in the section, and how they are told of what is known. */
async function placeOf(
  { clock, catalogue, enrolments, students }: Needs,
  actor: Actor,
  { studentId, sectionId, meetingId }: OwnPlace,
): Promise<(facts: OwnFacts) => OwnCheckIn> {
  demand(actor, 'attendance.check-in', await students.subjectFor(actor, studentId))
  const section = await catalogue.section(sectionId)
  const { date, start, end } = demandMeeting(
    { section, term: await catalogue.term(section.termId) },
    meetingId,
  )
  const strangers = await strangersTo(enrolments, sectionId, [studentId])
  if (strangers.size > 0) throw new Problem('check-in.stranger')
  return ({ checkIn, claim, register }) => {
    const mark = register.marks.get(studentId)?.state
    return {
      sectionId,
      meetingId,
      label: sectionLabel(section),
      title: section.courseTitle,
      date,
      start,
      end,
      open: register.state === 'open' && isOpen(checkIn, clock),
      ...(claim && { madeAt: claim.at }),
      ...(mark && { mark }),
    }
  }
}

/** Enough to see that two are the same, and nothing of what the browser calls itself. */
const deviceName = (device: string): string => digestOf(`check-in ${device}`).slice(0, 8)

const wrongCode = (): Problem =>
  new Problem('request.invalid', {
    fields: [
      { field: 'code', message: 'This code is not right or has changed; type the one that shows now' },
    ],
  })
