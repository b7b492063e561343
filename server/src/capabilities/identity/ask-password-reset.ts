import { passwordResetAsked } from '@matricula/contract/identity'
import { type Actor, demand } from '#platform/actor.ts'
import { retryWhenStale } from '#platform/store/retry-when-stale.ts'
import type { Write } from '#platform/store/write.ts'
import type { StoredAccount } from './items.ts'
import { resetLetter } from './link-letters.ts'
import type { IdentityNeeds } from './needs.ts'
import { unrepeatable } from './own-account.ts'
import { counters } from './throttle.ts'

export type AskPasswordReset = (actor: Actor, loginName: string) => Promise<void>

/** Answers alike whether there is such an account or not, and does as much: only the letter differs. */
export function createAskPasswordReset(needs: IdentityNeeds): AskPasswordReset {
  const { store, lanes, accounts, links, post, throttle } = needs

  return (actor, loginName) => {
    demand(actor, 'password.ask-reset')
    return lanes.through([`reset#${loginName}`], () => retryWhenStale(() => ask(actor, loginName)))
  }

  async function ask(actor: Actor, loginName: string): Promise<void> {
    const [login, toName, fromHere] = await Promise.all([
      accounts.findLogin(loginName),
      throttle.read(counters.letters(loginName)),
      throttle.read(counters.lettersFrom(actor.address ?? '')),
    ])
    throttle.demandPatience(toName, fromHere)
    const person = await accounts.findPerson(login?.userId ?? 'nobody')
    const { link, stored, write } = links.make('reset', loginName)
    const counted = [write, ...throttle.failed(toName, fromHere)]
    if (!login || person?.account.status !== 'active') {
      await store.commit(unrepeatable(actor), { writes: counted, events: [] })
      return
    }
    await store.commit(unrepeatable(actor), {
      writes: [
        ...counted,
        accounts.changeLogin(login, { link: stored.digest }),
        ...letterTo(person.account, link),
      ],
      events: [passwordResetAsked({ userId: login.userId })],
    })
    post.wake()
  }

  /** Nobody waits for it: how long a mail server takes would tell whether a letter is sent. */
  function letterTo(account: StoredAccount, link: string): Write[] {
    const letter = resetLetter(account, link)
    return letter ? [post.queued(letter)] : []
  }
}
