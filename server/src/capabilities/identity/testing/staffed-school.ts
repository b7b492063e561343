import { type Me, signIn } from '@matricula/contract/identity'
import { type Grant, UserId } from '@matricula/contract/kernel'
import type { Identity } from '#capabilities/identity/index.ts'
import { type Actor, stranger, systemActor } from '#platform/actor.ts'
import type { Spent } from '#platform/store/store.ts'
import { type Answer, type School, school } from '#testing/school.ts'

export const passwords = {
  katherine: 'orbits by hand, twice',
  emmy: 'rings and ideals 1921',
  ada: 'notes upon the engine',
} as const
type Name = keyof typeof passwords

export const administers: Grant = { role: 'administrator', scope: { kind: 'institution' } }
export const audits: Grant = { role: 'auditor', scope: { kind: 'institution' } }

const people: Record<Name, { name: string; grants: Grant[] }> = {
  katherine: { name: 'Katherine Johnson', grants: [administers] },
  emmy: { name: 'Emmy Noether', grants: [] },
  ada: { name: 'Ada Lovelace', grants: [{ role: 'auditor', scope: { kind: 'institution' } }] },
}

export const idOf = (name: Name) => UserId.parse(`u-${name}`)
export const loginOf = (name: Name) => `${name}@school.test`

export interface StaffedSchool extends School {
  readonly identity: Identity
  signIn(loginName: string, password: string, from?: string): Promise<Answer<Me>>
  /** Who the holder of a token is now. */
  holderOf(token: string | undefined): Promise<Actor>
  bearerOf(token: string): Promise<Actor>
  /** Signs in and speaks with that session. */
  arrive(name: Name, from?: string): Promise<{ actor: Actor; token: string }>
}

/** A stranger at an address: every request has one. */
export const strangerAt = (address: string): Actor => ({ ...stranger, address, agent: 'A browser' })

/** What some work costs the store. */
export async function costOf(world: School, work: () => Promise<unknown>): Promise<Spent> {
  const spent = world.platform.store.meter()
  await work()
  return spent()
}

/** A school with an administrator, an instructor and an auditor, who have passwords. */
export async function staffedSchool(): Promise<StaffedSchool> {
  const world = await school()
  const identity = world.capabilities['identity'] as Identity
  const builder = systemActor('builder')
  await world.platform.store.commit(builder, {
    writes: [identity.institution.write('School of Testing', 'Asia/Kolkata')],
    events: [],
  })
  for (const [login, { name, grants }] of Object.entries(people)) {
    const passwordHash = await identity.hashPassword(passwords[login as Name])
    const account = {
      userId: idOf(login as Name),
      loginName: loginOf(login as Name),
      name,
      grants,
      passwordHash,
    }
    await world.platform.store.commit(builder, identity.accountWrites(account))
  }

  const knocking = (cookie: string | undefined, bearer?: string) =>
    identity.authenticate({ cookie, bearer, address: '10.0.0.1', agent: 'A browser' })
  const enter = (loginName: string, password: string, from = '10.0.0.1') =>
    world.as(strangerAt(from)).call(signIn, { body: { loginName, password } })
  return {
    ...world,
    identity,
    signIn: enter,
    holderOf: (token) => knocking(token),
    bearerOf: (token) => knocking(undefined, token),
    async arrive(name, from) {
      const { token } = await enter(loginOf(name), passwords[name], from)
      if (token === undefined) throw new Error(`${name} could not sign in`)
      return { token, actor: await knocking(token) }
    },
  }
}
