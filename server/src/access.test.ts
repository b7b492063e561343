import { register } from '@matricula/contract/enrolment'
import { type Grant, type Permission, policy, type Route, type SectionId } from '@matricula/contract/kernel'
import { allRoutes } from '@matricula/contract/routes'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Actor } from '#platform/actor.ts'
import { ask, endpointsOf } from '#platform/http/speak.ts'
import { oneRequestEach, type Sample } from '#testing/one-request-each.ts'
import { ada, grace, openSchool, type SmallSchool } from '#testing/small-school.ts'

const person = (id: string, ...grants: Grant[]): Actor => ({ kind: 'person', id, name: id, grants })
const institution = { kind: 'institution' } as const

/** Who asks, each about what the sample requests are about: Ada, and the section Programming A of the department computing. */
const askers = (world: SmallSchool) => {
  const section = (id: SectionId): Grant => ({ role: 'instructor', scope: { kind: 'section', id } })
  const department = (role: Grant['role'], id: string): Grant => ({
    role,
    scope: { kind: 'department', id: id as never },
  })
  return {
    stranger: { kind: 'stranger', id: 'stranger', name: 'Nobody', grants: undefined } satisfies Actor,
    'person without a role': person('u-none'),
    'student herself': {
      ...person('u-ada', { role: 'student', scope: { kind: 'self', id: ada } }),
      studentId: ada,
    },
    'another student': {
      ...person('u-grace', { role: 'student', scope: { kind: 'self', id: grace } }),
      studentId: grace,
    },
    'instructor of the section': person('u-own', section(world.section.programmingA)),
    'instructor of another': person('u-other', section(world.section.calculusA)),
    'registrar of the department': person('u-computing', department('registrar', 'computing')),
    'registrar of another': person('u-mathematics', department('registrar', 'mathematics')),
    registrar: person('u-registrar', { role: 'registrar', scope: institution }),
    administrator: person('u-administrator', { role: 'administrator', scope: institution }),
    auditor: person('u-auditor', { role: 'auditor', scope: institution }),
    program: {
      ...person('u-program', { role: 'integration', scope: institution }),
      kind: 'token',
    } satisfies Actor,
  }
}
type Who = keyof ReturnType<typeof askers>

let world: SmallSchool
let people: ReturnType<typeof askers>
let samples: Readonly<Record<string, Sample>>
beforeAll(async () => {
  world = await openSchool()
  people = askers(world)
  samples = oneRequestEach(world)
  await world.office.call(register, {
    params: { studentId: ada },
    body: { termId: world.termId, items: [{ wish: 'enrol', sectionIds: [world.section.programmingA] }] },
  })
})

/** Whether the door stayed shut: 401 or 403, whatever else is wrong or missing. */
async function refused(name: string, who: Who): Promise<boolean> {
  const said = { ...samples[name], actor: people[who] }
  const outgoing = await ask(endpointsOf(world.capabilities), name, said)
  const code = Object(outgoing.body)['code']
  return code === 'actor.unknown' || code === 'actor.forbidden'
}

/** What a route of the policy table is about, by hand: its own oracle, not the table's code. */
const reach: Readonly<
  Record<
    Who,
    (
      permission: Extract<Permission, { who: 'roles' }>,
      about: 'institution' | 'student' | 'section',
    ) => boolean
  >
> = {
  stranger: () => false,
  'person without a role': () => false,
  'student herself': ({ within }, about) => within.includes('student') && about === 'student',
  'another student': () => false,
  'instructor of the section': ({ within, anywhere }, about) =>
    anywhere.includes('instructor') || (within.includes('instructor') && about === 'section'),
  'instructor of another': ({ anywhere }) => anywhere.includes('instructor'),
  // Ada follows a programme of computing.
  'registrar of the department': ({ within, anywhere }, about) =>
    anywhere.includes('registrar') || (within.includes('registrar') && about !== 'institution'),
  'registrar of another': ({ anywhere }) => anywhere.includes('registrar'),
  registrar: ({ within, anywhere }) => within.includes('registrar') || anywhere.includes('registrar'),
  administrator: ({ within, anywhere }) =>
    within.includes('administrator') || anywhere.includes('administrator'),
  auditor: ({ within, anywhere }) => within.includes('auditor') || anywhere.includes('auditor'),
  program: ({ within, anywhere }) => within.includes('integration') || anywhere.includes('integration'),
}

/** Of one's own sessions and password: a program has none. */
const ofPeople = new Set(['listSessions', 'endSession', 'endOtherSessions', 'changePassword'])

/** What a department does not do for students of its own programmes. */
const centralOnly = new Set(['changeStudent', 'overrideStanding', 'reviseStanding', 'decideStandingReview'])

function expected({ name, action, path }: Route, who: Who): boolean {
  const permission: Permission = policy[action]
  if (permission.who === 'anyone') return true
  if (who === 'program' && ofPeople.has(name)) return false
  if (who === 'registrar of the department' && centralOnly.has(name)) return false
  // The sample offers a course of mathematics.
  if (who === 'registrar of another' && name === 'createSection') return true
  if (permission.who === 'signed-in') return who !== 'stranger'
  return reach[who](permission, aboutOf(path))
}

function aboutOf(path: Route['path']): 'institution' | 'student' | 'section' {
  if (path.includes(':studentId')) return 'student'
  return path.includes(':sectionId') ? 'section' : 'institution'
}

describe.each(allRoutes.map(({ route }) => [route.name, route] as const))('%s', (name, route) => {
  test('opens to exactly those whom the policy lets in', async () => {
    const answers: [string, boolean][] = []
    const wanted: [string, boolean][] = []
    for (const who of Object.keys(people) as Who[]) {
      answers.push([who, !(await refused(name, who))])
      wanted.push([who, expected(route, who)])
    }
    expect(Object.fromEntries(answers)).toEqual(Object.fromEntries(wanted))
  })
})

/** A hand-written sample of what must hold whatever the table says: who gets in where, in plain words. */
test.each<[Who, string, boolean]>([
  ['another student', 'readRecord', false],
  ['another student', 'readStudent', false],
  ['another student', 'register', false],
  ['another student', 'listEnrolments', false],
  ['student herself', 'readRecord', true],
  ['student herself', 'register', true],
  ['student herself', 'listStudents', false],
  ['student herself', 'listRoster', false],
  ['student herself', 'readGradebook', false],
  ['student herself', 'enterMarks', false],
  ['student herself', 'listDistributions', false],
  ['instructor of another', 'listDistributions', true],
  ['student herself', 'readEligibility', false],
  ['instructor of the section', 'readEligibility', true],
  ['instructor of the section', 'condoneShortage', false],
  ['registrar of another', 'condoneShortage', false],
  ['student herself', 'readFinalGrades', false],
  ['student herself', 'requestGradeChange', false],
  ['instructor of the section', 'enterFinalGrades', true],
  ['instructor of the section', 'approveFinalGrades', false],
  ['instructor of the section', 'releaseFinalGrades', false],
  ['instructor of another', 'readFinalGrades', false],
  ['registrar of the department', 'approveFinalGrades', true],
  ['registrar of another', 'postFinalGrades', false],
  ['administrator', 'enterFinalGrades', false],
  ['administrator', 'postFinalGrades', false],
  ['student herself', 'placeHold', false],
  ['student herself', 'changeStudent', false],
  ['instructor of the section', 'enterMarks', true],
  ['instructor of the section', 'markRegister', true],
  ['instructor of the section', 'listRoster', true],
  ['instructor of the section', 'readRecord', false],
  ['instructor of the section', 'changeSection', false],
  ['instructor of another', 'enterMarks', false],
  ['instructor of another', 'readGradebook', false],
  ['instructor of another', 'listRoster', false],
  ['registrar of another', 'listRoster', false],
  ['registrar of another', 'readRecord', false],
  ['registrar of another', 'readStudent', false],
  ['registrar of another', 'placeHold', false],
  ['registrar of another', 'register', false],
  ['registrar of another', 'findTeachers', true],
  ['registrar of the department', 'readRecord', true],
  ['registrar of the department', 'proveAverage', true],
  ['registrar of the department', 'readStudent', true],
  ['registrar of the department', 'listEnrolments', true],
  ['registrar of the department', 'register', true],
  ['registrar of the department', 'placeHold', true],
  ['registrar of the department', 'listDocuments', true],
  ['registrar of the department', 'changeStudent', false],
  ['registrar of the department', 'listStudents', false],
  ['registrar of the department', 'findTeachers', true],
  ['instructor of the section', 'findTeachers', false],
  ['student herself', 'findTeachers', false],
  ['registrar', 'inviteAccount', false],
  ['registrar', 'replaceGrants', false],
  ['registrar', 'admitStudent', true],
  ['administrator', 'replaceGrants', true],
  ['administrator', 'enterMarks', false],
  ['auditor', 'listActivity', true],
  ['auditor', 'admitStudent', false],
  ['auditor', 'startImport', false],
  ['auditor', 'readGradebook', true],
  ['program', 'listAccounts', false],
  ['program', 'register', true],
  ['person without a role', 'readStudent', false],
  ['stranger', 'listTerms', false],
  ['stranger', 'readInstitution', true],
])('%s asking %s is let in: %s', async (who, name, letIn) => {
  expect(await refused(name, who)).toBe(!letIn)
})
