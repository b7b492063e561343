import type { CheckInClaim } from '@matricula/contract/attendance'
import type { MeetingId, SectionId, StudentId } from '@matricula/contract/kernel'
import type { z } from 'zod'
import { type Reading, readTogether } from '#platform/store/reading.ts'
import type { Store } from '#platform/store/store.ts'
import { insert, keepVersion, type Write } from '#platform/store/write.ts'
import { checkInItem, claimItem } from './items.ts'
import type { AttendanceRepository, Register } from './repository.ts'

export type StoredCheckIn = z.infer<typeof checkInItem.schema>

export interface MeetingPlace {
  readonly sectionId: SectionId
  readonly meetingId: MeetingId
}
export type OwnPlace = MeetingPlace & { readonly studentId: StudentId }

/** What is known of one student at one meeting. */
export interface OwnFacts {
  readonly checkIn: StoredCheckIn | undefined
  readonly claim: CheckInClaim | undefined
  readonly register: Register
}

export interface CheckInRepository {
  find(place: MeetingPlace): Promise<StoredCheckIn | undefined>
  /** By the time of checking in. */
  claimsOf(place: MeetingPlace): Promise<CheckInClaim[]>
  /** Of any number of meetings, to be read together with what others keep. */
  ownReading(places: readonly OwnPlace[]): Reading<OwnFacts[]>
  own(place: OwnPlace): Promise<OwnFacts>
  /** Refusal `stale`. */
  keep(checkIn: StoredCheckIn): Write
  /** Refusal `claimed`. */
  claim(claim: CheckInClaim & MeetingPlace): Write
}

export function createCheckInRepository(
  store: Store,
  { registerReading }: Pick<AttendanceRepository, 'registerReading'>,
): CheckInRepository {
  const ownReading: CheckInRepository['ownReading'] = (places) => {
    const registers = registerReading(places)
    const each = places.length
    return {
      keys: [
        ...places.map((place) => checkInItem.keyOf(place)),
        ...places.map((place) => claimItem.keyOf(place)),
        ...registers.keys,
      ],
      found(items) {
        const kept = registers.found(items.slice(2 * each))
        return kept.map((register, place) => {
          const [checkIn, claim] = [items[place], items[each + place]]
          return {
            checkIn: checkIn && checkInItem.read(checkIn),
            claim: claim && claimItem.read(claim),
            register,
          }
        })
      },
    }
  }
  return {
    ownReading,
    async find(place) {
      const item = await store.get(checkInItem.keyOf(place))
      return item && checkInItem.read(item)
    },
    async claimsOf(place) {
      const partition = claimItem.fill('pk', { ...place })
      const begins = `CLAIM#${place.meetingId}#`
      const { items } = await store.query({ table: 'enrolments', partition, begins })
      return items.map((item) => claimItem.read(item)).toSorted((one, other) => (one.at < other.at ? -1 : 1))
    },
    async own(place) {
      const [[facts]] = await readTogether<[OwnFacts[]]>(store, [ownReading([place])])
      if (!facts) throw new RangeError('One place has one answer')
      return facts
    },
    keep: (checkIn) => keepVersion(checkInItem.itemOf(checkIn), checkIn.version),
    claim: (claim) => insert(claimItem.itemOf(claim), 'claimed'),
  }
}
