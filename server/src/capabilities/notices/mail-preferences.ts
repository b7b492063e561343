import { type StudentId, UserId } from '@matricula/contract/kernel'
import type { MailPreferences, WantedMail } from '@matricula/contract/notices'
import { addressOf, type Identity } from '#capabilities/identity/index.ts'
import { type Actor, demand } from '#platform/actor.ts'
import type { Store } from '#platform/store/store.ts'
import { put, remove, type Write } from '#platform/store/write.ts'
import { mailItem, type StoredPreferences, studentMailItem } from './mail-items.ts'

interface Needs {
  readonly store: Store
  readonly identity: Pick<Identity, 'accountOf'>
}

const nothing: WantedMail = { announcements: 'inbox', record: 'inbox' }

export type ReadMailPreferences = (actor: Actor) => Promise<MailPreferences>

export const createReadMailPreferences =
  (needs: Needs): ReadMailPreferences =>
  async (actor) => {
    demand(actor, 'inbox.read')
    const userId = UserId.parse(actor.id)
    const item = await needs.store.get(mailItem.keyOf({ userId }))
    return await told(needs, userId, item ? mailItem.read(item) : nothing)
  }

export type ChangeMailPreferences = (actor: Actor, wanted: WantedMail) => Promise<MailPreferences>

/** From the next news on; letters that wait already are sent. */
export const createChangeMailPreferences =
  (needs: Needs): ChangeMailPreferences =>
  async (actor, wanted) => {
    demand(actor, 'inbox.read')
    const userId = UserId.parse(actor.id)
    const preferences: StoredPreferences = {
      userId,
      ...wanted,
      ...(wanted.announcements !== 'inbox' && { list: 'MAILED' as const }),
    }
    const answer = await told(needs, userId, wanted)
    const { studentId } = await needs.identity.accountOf(userId)
    await needs.store.commit(actor, {
      writes: [put(mailItem.itemOf(preferences)), ...ofStudent(studentId, preferences)],
      events: [],
      answer,
    })
    return answer
  }

function ofStudent(studentId: StudentId | undefined, { userId, record }: StoredPreferences): Write[] {
  if (studentId === undefined) return []
  if (record === 'inbox') return [remove(studentMailItem.keyOf({ studentId }))]
  return [put(studentMailItem.itemOf({ studentId, userId, record }))]
}

async function told(
  { identity }: Needs,
  userId: UserId,
  { announcements, record }: WantedMail,
): Promise<MailPreferences> {
  const address = addressOf(await identity.accountOf(userId))
  return { announcements, record, ...(address !== undefined && { address }) }
}
