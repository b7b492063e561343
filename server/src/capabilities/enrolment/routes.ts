import {
  checkRegistration,
  listEnrolments,
  listHolds,
  listRoster,
  placeHold,
  register,
  releaseHold,
  watchRegistration,
} from '@matricula/contract/enrolment'
import { bind, type Endpoint } from '#platform/http/bind.ts'
import type { CheckRegistration } from './check-registration.ts'
import type { ListEnrolments } from './list-enrolments.ts'
import type { ListHolds } from './list-holds.ts'
import type { ListRoster } from './list-roster.ts'
import type { PlaceHold } from './place-hold.ts'
import type { Register } from './register.ts'
import type { ReleaseHold } from './release-hold.ts'
import type { WatchRegistration } from './watch-registration.ts'

export interface Commands {
  readonly register: Register
  readonly checkRegistration: CheckRegistration
  readonly listEnrolments: ListEnrolments
  readonly listRoster: ListRoster
  readonly listHolds: ListHolds
  readonly placeHold: PlaceHold
  readonly releaseHold: ReleaseHold
  readonly watchRegistration: WatchRegistration
}

export const enrolmentRoutes = (commands: Commands): Endpoint[] => [
  bind(register, async ({ actor, params, body }) => ({
    outcomes: await commands.register(actor, { ...params, termId: body.termId }, body.items),
  })),
  bind(checkRegistration, ({ actor, params, body }) =>
    commands.checkRegistration(actor, { ...params, termId: body.termId }, body.items),
  ),
  bind(listEnrolments, ({ actor, params, query }) =>
    commands.listEnrolments(actor, params.studentId, query.termId),
  ),
  bind(listRoster, ({ actor, params, query }) => commands.listRoster(actor, params.sectionId, query)),
  bind(listHolds, ({ actor, params }) => commands.listHolds(actor, params.studentId)),
  bind(placeHold, ({ actor, params, body }) => commands.placeHold(actor, params.studentId, body)),
  bind(releaseHold, async ({ actor, params }) => {
    await commands.releaseHold(actor, params.studentId, params.holdId)
    return undefined
  }),
  bind(watchRegistration, ({ actor, params }) => commands.watchRegistration(actor, params.termId)),
]
