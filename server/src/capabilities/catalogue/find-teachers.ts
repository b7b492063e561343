import type { Account } from '@matricula/contract/identity'
import { type Actor, demand } from '#platform/actor.ts'
import type { CatalogueNeeds } from './needs.ts'

export type FindTeachers = (
  actor: Actor,
  find: string,
) => Promise<Pick<Account, 'userId' | 'name' | 'loginName'>[]>

const lookedAt = 50
const told = 12

/** Whoever assigns sees names and sign-in names alone; students and disabled accounts are left out. */
export const createFindTeachers =
  ({ identity }: CatalogueNeeds): FindTeachers =>
  async (actor, find) => {
    demand(actor, 'teacher.find')
    const accounts = await identity.staffNamed(find, lookedAt)
    return accounts.filter(({ status }) => status !== 'disabled').slice(0, told)
  }
