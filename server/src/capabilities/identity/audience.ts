import { type Room, room, type UserId } from '@matricula/contract/kernel'

interface OnePerson {
  readonly userId: UserId
}

const person = ({ userId }: OnePerson): readonly Room[] => [room.person(userId)]
const staffAndPerson = ({ userId }: OnePerson): readonly Room[] => [room.person(userId), room.staff]
const staff = (): readonly Room[] => [room.staff]

type Names = `${'account' | 'institution' | 'session' | 'password' | 'token'}.${string}`

/** A person hears of their own sessions and rights; staff of accounts and tokens, not of everybody's comings and goings. */
export const identityAudience = {
  'institution.setUp': staff,
  'account.invited': staffAndPerson,
  'account.activated': staffAndPerson,
  'account.changed': staffAndPerson,
  'account.grantsChanged': staffAndPerson,
  'session.started': person,
  'session.ended': person,
  'session.refused': ({ userId }: { readonly userId?: UserId }): readonly Room[] =>
    userId === undefined ? [] : [room.person(userId)],
  'password.changed': person,
  'password.resetAsked': person,
  'token.issued': staff,
  'token.revoked': staff,
} satisfies Record<Names, (facts: never) => readonly Room[]>
