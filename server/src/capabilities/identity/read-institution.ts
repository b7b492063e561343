import type { DemoAccount, Institution } from '@matricula/contract/identity'
import { type Actor, demand } from '#platform/actor.ts'
import { unnamed } from './institution.ts'
import type { IdentityNeeds } from './needs.ts'

export type ReadInstitution = (actor: Actor) => Promise<Institution>

export function createReadInstitution(
  { clock, institution }: IdentityNeeds,
  demoAccounts: () => readonly DemoAccount[],
): ReadInstitution {
  return async (actor) => {
    demand(actor, 'session.read')
    const named = await institution.read()
    const demo = demoAccounts()
    return {
      ...(named ?? unnamed),
      serverTime: clock.now(),
      awaitingSetUp: named === undefined,
      ...(demo.length > 0 && { demoAccounts: [...demo] }),
    }
  }
}
