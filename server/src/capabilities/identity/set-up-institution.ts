import { institutionSetUp } from '@matricula/contract/identity'
import { Problem, UserId } from '@matricula/contract/kernel'
import { type Actor, demand, systemActor } from '#platform/actor.ts'
import { explaining } from '#platform/store/retry-when-stale.ts'
import { newAccount } from './account-repository.ts'
import { actorOf } from './authenticate.ts'
import { type Begun, meOf } from './me.ts'
import type { IdentityNeeds } from './needs.ts'
import { refuseWeakPassword } from './password-rules.ts'
import { refuseUnknownZone } from './rules.ts'

interface FirstAnswers {
  readonly secret: string
  readonly institution: string
  readonly timeZone: string
  readonly name: string
  readonly loginName: string
  readonly newPassword: string
}

export interface SetUpInstitution {
  /** A one-time link for the first administrator; nothing once the institution is set up. */
  beginSetUp(): Promise<string | undefined>
  setUp(actor: Actor, answers: FirstAnswers): Promise<Begun>
}

const printing = systemActor('set-up')

/** There is no default account: whoever can read what the server prints makes the first one, once. */
export function createSetUpInstitution(needs: IdentityNeeds): SetUpInstitution {
  const { store, clock, ids, accounts, sessions, links, passwords, institution } = needs

  return {
    async beginSetUp() {
      if (await institution.read()) return undefined
      const { link, write } = links.make('set-up')
      await store.commit(printing, { writes: [write], events: [] })
      return link
    },
    async setUp(actor, { secret, newPassword, ...answers }) {
      demand(actor, 'institution.set-up')
      const link = await links.link('set-up', secret)
      refuseUnknownZone(answers.timeZone)
      refuseWeakPassword(newPassword, answers)
      const passwordHash = await passwords.hash(newPassword)
      const { loginName, name, timeZone } = answers
      const grants = [{ role: 'administrator', scope: { kind: 'institution' } } as const]
      const userId = UserId.parse(ids.next())
      const lastSeenAt = clock.now()
      const account = newAccount({ userId, loginName, name, status: 'active', grants, lastSeenAt })
      const { token, session } = sessions.begin(account, actor)
      const person = { account, grants }
      const commit = store.commit(actorOf(person, session), {
        writes: [
          links.spend(link),
          institution.write(answers.institution, timeZone),
          ...accounts.insert(account, { loginName, userId, passwordHash, knownAddresses: [session.address] }),
          sessions.insert(session),
        ],
        events: [institutionSetUp({ userId })],
      })
      const spent = (): Problem => new Problem('link.spent')
      await explaining(commit, { 'link.spent': spent, 'institution.exists': spent })
      const named = { institution: answers.institution, timeZone }
      return {
        token,
        me: meOf({ person, sessionId: session.sessionId, institution: named, serverTime: clock.now() }),
      }
    },
  }
}
