import type { AttendanceStanding } from '@matricula/contract/attendance'
import type { PolicyDifference } from '@matricula/contract/policies'
import { isEligible } from './shortage-rules.ts'

/** Where somebody stands otherwise; whether that admits to the examination or shuts out is told first of all. */
export function differencesIn<Id>(
  before: ReadonlyMap<Id, AttendanceStanding>,
  after: ReadonlyMap<Id, AttendanceStanding>,
  placeOf: (id: Id) => string,
): PolicyDifference[] {
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((id) => {
    const [was, is] = [before.get(id), after.get(id)]
    if (was?.state === is?.state) return []
    return [{ kind: kindOf(was, is), before: was?.state ?? '', after: is?.state ?? '', place: placeOf(id) }]
  })
}

/** What is not looked at shuts nobody out. */
function kindOf(
  was: AttendanceStanding | undefined,
  is: AttendanceStanding | undefined,
): PolicyDifference['kind'] {
  const [could, can] = [!was || isEligible(was), !is || isEligible(is)]
  if (could === can) return 'attendance'
  return can ? 'may-sit' : 'may-not-sit'
}
