import * as alerts from '@matricula/contract/alerts'
import * as attendance from '@matricula/contract/attendance'
import * as catalogue from '@matricula/contract/catalogue'
import * as documents from '@matricula/contract/documents'
import * as enrolment from '@matricula/contract/enrolment'
import * as finals from '@matricula/contract/finals'
import * as grading from '@matricula/contract/grading'
import * as identity from '@matricula/contract/identity'
import * as interop from '@matricula/contract/interop'
import type { EventKind } from '@matricula/contract/kernel'
import * as notices from '@matricula/contract/notices'
import * as policies from '@matricula/contract/policies'
import * as records from '@matricula/contract/records'
import * as standing from '@matricula/contract/standing'
import * as students from '@matricula/contract/students'

const isEventKind = (value: unknown): value is EventKind =>
  typeof value === 'function' && 'eventName' in value

/** Every kind of event there is, by name. */
export const allEvents: ReadonlyMap<string, EventKind> = new Map(
  [
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
    alerts,
    documents,
    interop,
    notices,
  ]
    .flatMap((exported) => Object.values(exported))
    .filter(isEventKind)
    .map((kind) => [kind.eventName, kind]),
)
