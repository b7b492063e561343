import { register } from '@matricula/contract/enrolment'
import type { FieldFault } from '@matricula/contract/kernel'
import { allRoutes } from '@matricula/contract/routes'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Actor } from '#platform/actor.ts'
import { ask, endpointsOf } from '#platform/http/speak.ts'
import { tables } from '#platform/store/tables.ts'
import { oneRequestEach, type Sample } from '#testing/one-request-each.ts'
import { ada, openSchool, type SmallSchool } from '#testing/small-school.ts'

/** May do everything, so that only what is sent can be wrong. */
const everyone: Actor = {
  kind: 'person',
  id: 'u-everyone',
  name: 'Everyone',
  grants: (['administrator', 'registrar', 'instructor', 'student', 'auditor', 'integration'] as const).map(
    (role) => ({
      role,
      scope: { kind: 'institution' },
    }),
  ),
}

let world: SmallSchool
let samples: Readonly<Record<string, Sample>>
beforeAll(async () => {
  world = await openSchool()
  await world.office.call(register, {
    params: { studentId: ada },
    body: { termId: world.termId, items: [{ wish: 'enrol', sectionIds: [world.section.programmingA] }] },
  })
  samples = oneRequestEach(world)
})

/** Everything that is stored, to show that a refusal stores nothing. */
async function stored(): Promise<string> {
  const items: unknown[] = []
  for (const { name } of tables) for await (const item of world.platform.store.scan(name)) items.push(item)
  return JSON.stringify(items, (_, value) => (value instanceof Set ? [...value] : value))
}

async function answer(
  name: string,
  sample: Sample,
): Promise<{ status: number; code: unknown; fields: FieldFault[] }> {
  const { status, body } = await ask(endpointsOf(world.capabilities), name, { ...sample, actor: everyone })
  const problem: { code?: unknown; fields?: FieldFault[] } = Object(body)
  return { status, code: problem.code, fields: problem.fields ?? [] }
}

test('every route of the contract is bound, once, and has a sample', () => {
  const bound = Object.values(world.capabilities).flatMap(({ routes }) =>
    routes.map(({ route }) => route.name),
  )

  expect(bound.toSorted()).toEqual(allRoutes.map(({ route }) => route.name).toSorted())
  expect(Object.keys(samples).toSorted()).toEqual(bound.toSorted())
})

describe.each(allRoutes.map(({ route }) => route.name))('%s', (name) => {
  test('takes a well-formed request: whatever it answers, it is not that the request is malformed', async () => {
    const { status, code, fields } = await answer(name, samples[name] ?? {})

    expect({ status, code, fields }).not.toMatchObject({ code: 'request.invalid' })
    expect(status).toBeLessThan(500)
    // What goes on beside the request must not write while the next story looks at what is stored.
    await Promise.all([world.interop.settled(), world.documents.settled(), world.standing.settled()])
  })

  test('names every field that is wrong, in plain words, and stores nothing', async () => {
    const before = await stored()
    const { params = {}, query = {}, body = {} } = samples[name] ?? {}
    const wrong: [string, Sample][] = [
      ...Object.keys(params).map((field): [string, Sample] => [
        field,
        { params: { ...params, [field]: 'no id / at all' }, query, body },
      ]),
      ...Object.keys(body).map((field): [string, Sample] => [
        field,
        { params, query, body: { ...body, [field]: [{ is: 'not this' }] } },
      ]),
      ['unheard', { params, query, body: { ...body, unheard: 1 } }],
      ['unasked', { params, query: { ...query, unasked: '1' }, body }],
    ]
    for (const [field, sample] of wrong) {
      const { status, code, fields } = await answer(name, sample)
      expect({ field, status, code }).toEqual({ field, status: 400, code: 'request.invalid' })
      const fault = fields.find((one) => one.field === field || one.field.startsWith(`${field}.`))
      expect(fault?.message, `${name} names ${field}`).toMatch(/^[A-Z].{5,}/)
      expect(fault?.message).not.toMatch(/invalid|expected|received|regex|pattern|zod/i)
    }
    expect(await stored()).toBe(before)
  })
})
