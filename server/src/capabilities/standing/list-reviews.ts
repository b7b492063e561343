import type { StandingReview } from '@matricula/contract/standing'
import { type Actor, demand } from '#platform/actor.ts'
import type { Waiting } from '#platform/capability.ts'
import type { Needs } from './needs.ts'

interface Asked {
  readonly state: StandingReview['state']
  readonly limit: number
  readonly after?: string | undefined
}
export type ListReviews = (actor: Actor, asked: Asked) => Promise<{ items: StandingReview[]; next?: string }>

export const createListReviews =
  ({ standings }: Needs): ListReviews =>
  async (actor, { state, ...page }) => {
    demand(actor, 'standing.watch')
    return await standings.reviews(state, page)
  }

export const waitingReviews = ({ standings }: Pick<Needs, 'standings'>): Waiting => ({
  kind: 'standing-reviews',
  action: 'standing.decide',
  count: async (_actor, most) => (await standings.reviews('open', { limit: most })).items.length,
})
