import {
  acceptInvitation,
  inviteAccount,
  readInstitution,
  setUpInstitution,
} from '@matricula/contract/identity'
import type { Grant, UserId } from '@matricula/contract/kernel'
import type { RunningSchool } from '@matricula/server/running-school'
import { type Calendar, calendarAround } from './calendar.ts'
import { type HttpPerson, httpPerson } from './http-person.ts'
import { type PersonName, password, people } from './people.ts'

export interface OpenSchool {
  readonly administrator: HttpPerson
  readonly registrar: HttpPerson
  readonly calendar: Calendar
  /** Makes the account of one of the people and lets them choose the password. */
  invite(person: PersonName, grants?: readonly Grant[]): Promise<{ userId: UserId; person: HttpPerson }>
}

/** Where the school is; its days are counted there. */
export const timeZone = 'Asia/Kolkata'

/** Sets the school up through its one-time link and brings the office in. */
export async function openDoors(school: RunningSchool): Promise<OpenSchool> {
  const administrator = httpPerson(school.origin)
  const { name, loginName } = people.administrator
  await administrator.call(setUpInstitution, {
    body: {
      secret: secretIn(await school.beginSetUp()),
      institution: 'Riverside College',
      timeZone,
      name,
      loginName,
      newPassword: password,
    },
  })
  const { body: clock } = await administrator.call(readInstitution)
  async function invite(who: PersonName, grants: readonly Grant[] = []) {
    const { body } = await administrator.call(inviteAccount, {
      body: { name: people[who].name, loginName: people[who].loginName, grants: [...grants] },
    })
    const person = httpPerson(school.origin)
    const secret = secretIn(body.invitation.link)
    await person.call(acceptInvitation, { body: { secret, newPassword: password } })
    return { userId: body.account.userId, person }
  }
  const office = await invite('registrar', [{ role: 'registrar', scope: { kind: 'institution' } }])
  return {
    administrator,
    registrar: office.person,
    calendar: calendarAround(clock.serverTime, timeZone),
    invite,
  }
}

/** The secret stands behind the #. */
export const secretIn = (link: string | undefined): string => link?.split('#')[1] ?? ''
