import { type Room, room } from '@matricula/contract/kernel'

const office = (): Room[] => [room.staff]

/** Drafts are the office's; what is published holds for everyone. */
export const policyAudience = {
  'policy.published': (): Room[] => [room.everyone],
  'policy.drafted': office,
  'policy-dry-run.moved': office,
}
