import * as alerts from '@matricula/contract/alerts'
import * as attendance from '@matricula/contract/attendance'
import * as catalogue from '@matricula/contract/catalogue'
import * as documents from '@matricula/contract/documents'
import * as enrolment from '@matricula/contract/enrolment'
import * as finals from '@matricula/contract/finals'
import * as grading from '@matricula/contract/grading'
import * as identity from '@matricula/contract/identity'
import * as interop from '@matricula/contract/interop'
import type { Route } from '@matricula/contract/kernel'
import * as notices from '@matricula/contract/notices'
import * as operations from '@matricula/contract/operations'
import * as policies from '@matricula/contract/policies'
import * as records from '@matricula/contract/records'
import * as standing from '@matricula/contract/standing'
import * as students from '@matricula/contract/students'

const isRoute = (value: unknown): value is Route =>
  typeof value === 'object' && value !== null && 'path' in value && 'method' in value && 'action' in value

const capabilities = {
  identity,
  students,
  catalogue,
  enrolment,
  policies,
  attendance,
  grading,
  records,
  finals,
  standing,
  alerts,
  documents,
  interop,
  operations,
  notices,
}

/** Every route there is, with the capability it belongs to: for OpenAPI, for tests, and to prove that each is bound. */
export const allRoutes: readonly { capability: string; route: Route }[] = Object.entries(
  capabilities,
).flatMap(([capability, exported]) =>
  Object.values(exported)
    .filter(isRoute)
    .map((route) => ({ capability, route })),
)
