import { Problem, type StudentId, UserId } from '@matricula/contract/kernel'
import type { MailChoice, MailKind, MailPreferences, WantedMail } from '@matricula/contract/notices'
import { addressOf, type Identity } from '#capabilities/identity/index.ts'
import { type Actor, demand } from '#platform/actor.ts'
import type { Settings } from '#platform/platform.ts'
import type { Store } from '#platform/store/store.ts'
import { put, remove, type Write } from '#platform/store/write.ts'
import { mailItem, type StoredPreferences, studentMailItem } from './mail-items.ts'
import { createMailSeals } from './mail-seal.ts'

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
    const answer = await told(needs, userId, wanted)
    await needs.store.commit(actor, { writes: await chosen(needs, userId, wanted), events: [], answer })
    return answer
  }

export type EndMail = (
  actor: Actor,
  ended: { readonly kind: MailKind; readonly userId: UserId; readonly seal: string },
) => Promise<undefined>

/** Whoever holds a letter may end letters of its kind; asked again, it has ended already. */
export const createEndMail = (needs: EndNeeds): EndMail => {
  const seals = createMailSeals(needs.settings.secret)
  return async (actor, { seal, ...ended }) => {
    demand(actor, 'mail.end')
    if (!seals.isOurs(ended, seal)) throw new Problem('link.spent')
    const { userId, kind } = ended
    const item = await needs.store.get(mailItem.keyOf({ userId }))
    if (!item) return
    const writes = await chosen(needs, userId, withoutKind(mailItem.read(item), kind))
    await needs.store.commit(actor, { writes, events: [] })
  }
}

type EndNeeds = Needs & { readonly settings: Pick<Settings, 'secret'> }

function withoutKind({ announcements, record }: WantedMail, kind: MailKind): WantedMail {
  const left = (own: MailKind, choice: MailChoice): MailChoice =>
    kind === own || (kind === 'daily' && choice === 'daily') ? 'inbox' : choice
  return { announcements: left('announcements', announcements), record: left('record', record) }
}

async function chosen({ identity }: Needs, userId: UserId, wanted: WantedMail): Promise<Write[]> {
  const preferences: StoredPreferences = {
    userId,
    ...wanted,
    ...(wanted.announcements !== 'inbox' && { list: 'MAILED' as const }),
  }
  const { studentId } = await identity.accountOf(userId)
  return [put(mailItem.itemOf(preferences)), ...ofStudent(studentId, preferences)]
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
