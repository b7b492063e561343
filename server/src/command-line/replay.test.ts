import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { issueApiToken } from '@matricula/contract/identity'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { systemActor } from '#platform/actor.ts'
import { readConfig } from '#server/config.ts'
import { speakAs } from '#server/demo/speak.ts'
import { openApplication } from '#server/open-application.ts'
import { type RunningSchool, runningSchool } from '#testing/running-school.ts'
import { typed } from '#testing/typed.ts'

const sample = fileURLToPath(new URL('../demo/sample-term', import.meta.url))
let folder: string
let school: RunningSchool
let token: string

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'matricula-replayed-'))
  token = await tokenFor(join(folder, 'data'))
  school = await runningSchool(join(folder, 'data'))
})
afterAll(async () => {
  await school.stop()
  rmSync(folder, { recursive: true, force: true })
})

/** Made in the store before its server starts. */
async function tokenFor(data: string): Promise<string> {
  const { application, close } = await openApplication(readConfig({ MATRICULA_DATA: data }), () => undefined)
  const grants = [{ role: 'registrar' as const, scope: { kind: 'institution' as const } }]
  const speak = speakAs(application.capabilities, systemActor('test'))
  const issued = await speak(issueApiToken, { body: { name: 'Replay', grants, days: 1 } })
  await close()
  return issued.token
}

const replay = (term: string, ...options: string[]) =>
  typed(['replay', term, '--server', school.origin, ...options], { env: { MATRICULA_TOKEN: token } })

test('a published term is registered through a running server, and every number comes out as published', async () => {
  const { code, out, errors } = await replay(sample, '--json')

  const expected: Record<string, number> = JSON.parse(readFileSync(join(sample, 'expected.json'), 'utf8'))
  const { registered, found, wrong } = JSON.parse(out)
  expect({ code, wrong }).toEqual({ code: 0, wrong: [] })
  expect(found).toMatchObject(expected)
  expect(registered).toMatchObject({ requests: 431, seats: 486, refused: 0 })
  expect(errors).toContain('Loaded 77 sections and 120 students.')
  expect(school.faults).toEqual([])
})

test('where clashes are refused, no student sits in two sections at once, and seats still agree with rosters', async () => {
  const { code, out } = await replay(sample, '--clashes', 'refuse', '--json')

  const { registered, found } = JSON.parse(out)
  expect(code).toBe(0)
  expect(registered.refused).toBeGreaterThan(0)
  expect(Object.keys(registered.reasons).join()).toContain('clash')
  expect(found).toMatchObject({
    students_with_overlap: 0,
    sections_over_limit: 0,
    sections_whose_seats_differ_from_their_roster: 0,
  })
})

test('a number that does not come out is named, and the command ends with 1', async () => {
  const path = join(folder, 'disputed')
  cpSync(sample, path, { recursive: true })
  const expected = JSON.parse(readFileSync(join(path, 'expected.json'), 'utf8'))
  writeFileSync(join(path, 'expected.json'), JSON.stringify({ ...expected, students: 119 }))

  const { code, out } = await replay(path)

  expect(code).toBe(1)
  expect(out).toContain('✗ students: 120, expected 119')
  expect(out).toContain('✓ sections: 77')
})

test.each([
  ['no token', {}, 'Set MATRICULA_TOKEN to an API token'],
  ['a token that is none', { MATRICULA_TOKEN: 'mtr_nonsense' }, 'was answered with 401'],
])('%s is told apart', async (_, env, sentence) => {
  const { code, errors } = await typed(['replay', sample, '--server', school.origin], { env })

  expect([code, errors]).toEqual([1, expect.stringContaining(sentence)])
})

test.each([
  ['http://127.0.0.1:9', 1, 'Nothing answers at http://127.0.0.1:9'],
  ['somewhere', 2, '“somewhere” is no address; it looks like http://localhost:3000.'],
])('the address %s ends with %s', async (address, code, sentence) => {
  const told = await typed(['replay', sample, '--server', address], { env: { MATRICULA_TOKEN: token } })

  expect([told.code, told.errors]).toEqual([code, expect.stringContaining(sentence)])
})
