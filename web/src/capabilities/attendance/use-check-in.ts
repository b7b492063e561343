import { type CheckIn, type CheckInClaim, readCheckIn } from '@matricula/contract/attendance'
import { readSection } from '@matricula/contract/catalogue'
import type { MeetingId, SectionId, StudentId } from '@matricula/contract/kernel'
import { useEffect, useMemo, useState } from 'react'
import { now } from '#platform/clock.ts'
import { useFormat } from '#platform/format.ts'
import { useSession } from '#platform/session.ts'
import { useReply } from '#platform/use-reply.ts'

export interface Place {
  readonly sectionId: SectionId
  readonly meetingId: MeetingId
}

/** The time of the server, counted on from an answer that said it; late by the way of that answer, never early. */
export function useTimeSince(told: string | undefined, heardAt: number): number {
  const [millis, setMillis] = useState(() => now().getTime())
  useEffect(() => {
    const timer = setInterval(() => setMillis(now().getTime()), 500)
    return () => clearInterval(timer)
  }, [])
  return told === undefined ? millis : Date.parse(told) + Math.max(0, millis - heardAt)
}

/** Whether that time has not come yet; drawn anew once, when it comes: a register is no clock. */
function useIsBefore(closesAt: string | undefined, told: string | undefined, heardAt: number): boolean {
  const [, setDrawn] = useState(0)
  const left = closesAt === undefined || told === undefined ? 0 : Date.parse(closesAt) - Date.parse(told)
  const endsAt = heardAt + left
  useEffect(() => {
    const wait = endsAt - now().getTime()
    if (wait <= 0) return undefined
    const timer = setTimeout(() => setDrawn((times) => times + 1), wait)
    return () => clearTimeout(timer)
  }, [endsAt])
  return left > 0 && now().getTime() < endsAt
}

/** Self check-in of a meeting, for whoever may mark it; it changes by itself as students check in. */
export function useCheckIn(place: Place) {
  const { sectionId, meetingId } = place
  const format = useFormat()
  const { data: section } = useReply(readSection, { params: { sectionId } })
  const may = useSession().can('attendance.mark', { sectionId, departmentId: section?.departmentId })
  const { data, dataUpdatedAt, error } = useReply(
    readCheckIn,
    { params: { sectionId, meetingId } },
    { enabled: may },
  )
  const open = useIsBefore(data?.closesAt, data?.now, dataUpdatedAt)
  const claims = useMemo(() => claimsBy(data), [data])
  return {
    may,
    /** Check-in is opened on the day of the meeting alone. */
    today: meetingId.slice(0, 10) === format.dayOf(now().toISOString()),
    closesAt: data?.closesAt,
    open,
    claims,
    error: error ?? undefined,
  }
}

export type CheckInHandle = ReturnType<typeof useCheckIn>

/** A claim as it is drawn: with whether another one came from the same browser. */
export interface ShownClaim {
  readonly at: string
  readonly shared: boolean
}

function claimsBy(checkIn: CheckIn | undefined): ReadonlyMap<StudentId, ShownClaim> {
  const claims = checkIn?.claims ?? []
  const often = new Map<string, number>()
  for (const { device } of claims) if (device !== undefined) often.set(device, (often.get(device) ?? 0) + 1)
  const isShared = ({ device }: CheckInClaim) => device !== undefined && (often.get(device) ?? 0) > 1
  return new Map(claims.map((claim) => [claim.studentId, { at: claim.at, shared: isShared(claim) }]))
}
