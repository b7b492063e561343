import { academicProblems } from './academic-problems.ts'
import type { Wording } from './wording.ts'

/** Everything that can go wrong on purpose, in one readable table. */
export const problems = {
  'request.invalid': {
    status: 400,
    title: 'Some of what was sent is not as it should be',
    detail: 'Correct the fields that are named and send it again. Nothing was stored.',
  },
  'request.unreadable': {
    status: 400,
    title: 'The request is not readable JSON',
    detail: 'Send a JSON object with the content type application/json.',
  },
  'request.too-large': {
    status: 413,
    title: 'The request is too large',
    detail: 'Send less at once; large files go through Imports.',
  },
  'request.foreign': {
    status: 403,
    title: 'The request did not come from this application',
    detail: 'Reload the page and try again from there.',
  },
  'request.too-many': {
    status: 429,
    title: 'Too many attempts',
    detail: 'Wait for the time that is named, then try again.',
  },
  'route.missing': {
    status: 404,
    title: 'There is nothing at this address',
    detail: 'See /openapi.json for the addresses there are.',
  },
  'server.failed': {
    status: 500,
    title: 'Something went wrong on our side',
    detail: 'Try again in a moment. If it goes on, tell the administrator the reference.',
  },
  'server.busy': {
    status: 503,
    title: 'The server is busy',
    detail: 'Try again in a few seconds. Nothing was stored.',
  },
  'store.read-only': {
    status: 503,
    title: 'Nothing can be saved at the moment',
    detail: 'Reading goes on. The administrator has to make room on the disk; saving resumes by itself.',
  },
  'actor.unknown': {
    status: 401,
    title: 'You are not signed in',
    detail: 'Sign in and try again.',
  },
  'actor.forbidden': {
    status: 403,
    title: 'You may not do this',
    detail: 'Ask an administrator if you need this right.',
  },
  'item.missing': {
    status: 404,
    title: 'There is no such record',
    detail: 'Check the address, or look for the record in the list.',
  },
  'item.stale': {
    status: 409,
    title: 'Someone changed this record first',
    detail: 'Look at what changed, then decide again.',
  },
  'item.exists': {
    status: 409,
    title: 'There is such a record already',
    detail: 'Choose another value for the field that is named.',
  },
  'request.repeated': {
    status: 409,
    title: 'This idempotency key was used for another request',
    detail: 'Use a new key for a new request.',
  },
  'sign-in.refused': {
    status: 401,
    title: 'The name or the password is not right',
    detail: 'Check both and try again, or ask for a new password.',
  },
  'password.weak': {
    status: 400,
    title: 'This password is not good enough',
    detail: 'Choose another one: the reason is given beside the field.',
  },
  'link.spent': {
    status: 410,
    title: 'This link has been used or is too old',
    detail: 'Ask for a new one.',
  },
  'account.last-administrator': {
    status: 409,
    title: 'There must be one administrator left',
    detail: 'Give another person the administrator role first.',
  },
  'enrolment.refused': {
    status: 409,
    title: 'This registration was refused',
    detail: 'Each reason is named, with what can be done about it.',
  },
  'section.full-enough': {
    status: 409,
    title: 'More students sit in this section than that',
    detail: 'The capacity can be set lower than the number enrolled only if you confirm it.',
  },
  'section.in-use': {
    status: 409,
    title: 'Students are enrolled in this section',
    detail: 'Move them or drop them first.',
  },
  'import.unreadable': {
    status: 400,
    title: 'The file cannot be read as a table',
    detail: 'Save it as CSV with a heading row and upload it again.',
  },
  'import.not-ready': {
    status: 409,
    title: 'The import is not in a state for this',
    detail: 'Look at its state; it may be running, finished or cancelled.',
  },
  ...academicProblems,
} as const satisfies Record<string, Wording>
