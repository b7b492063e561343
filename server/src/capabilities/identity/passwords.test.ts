import { changePassword, NewPassword } from '@matricula/contract/identity'
import { Problem } from '@matricula/contract/kernel'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { createPasswordLane } from './password-lane.ts'
import { fitsBcrypt, refuseWeakPassword } from './password-rules.ts'
import { createPasswords } from './passwords.ts'
import { loginOf, passwords, staffedSchool } from './testing/staffed-school.ts'

const seed = Number(process.env['MATRICULA_SEED'] ?? 20_270_111)
const better = 'a quiet sentence of one’s own'

test('a new password needs the one of now; then every other session ends and this browser goes on', async () => {
  const school = await staffedSchool()
  const elsewhere = await school.arrive('ada', 'elsewhere')
  const { actor, token } = await school.arrive('ada')
  const change = (currentPassword: string) =>
    school.as(actor).call(changePassword, { body: { currentPassword, newPassword: better } })

  expect(await change('a wrong guess')).toMatchObject({
    status: 401,
    body: { fields: [{ field: 'currentPassword' }] },
  })
  const changed = await change(passwords.ada)

  expect(changed.status).toBe(204)
  const holders = await Promise.all([elsewhere.token, token, changed.token].map(school.holderOf))
  expect(holders.map(({ kind }) => kind)).toEqual(['stranger', 'stranger', 'person'])
  expect((await school.signIn(loginOf('ada'), passwords.ada)).status).toBe(401)
  expect((await school.signIn(loginOf('ada'), better)).status).toBe(201)
})

test('a stolen session cannot be used to guess the password', async () => {
  const school = await staffedSchool()
  const { actor } = await school.arrive('ada')
  const statuses: number[] = []
  for (let guess = 0; guess < 10; guess += 1) {
    const body = { currentPassword: `guess ${guess}`, newPassword: better }
    statuses.push((await school.as(actor).call(changePassword, { body })).status)
  }
  expect(statuses).toEqual([401, 401, 401, 401, 401, 429, 429, 429, 429, 429])
})

const owner = { loginName: 'ada@school.test', name: 'Ada Lovelace', institution: 'School of Testing' }

test.each([
  ['passwordpassword', 'guessed'],
  ['Password2027!!', 'guessed'],
  ['P@ssw0rd2027', 'guessed'],
  ['1q2w3e4r5t6y', 'guessed'],
  ['qwertyuiop[]', 'guessed'],
  ['abcdefghijklm', 'guessed'],
  ['9876543210987', 'guessed'],
  ['aaaaaaaabbbb', 'different characters'],
  ['the lovelace engine', 'name'],
  ['ada@school.test!', 'name'],
  ['my Testing ground', 'institution'],
])('%s is too weak: %s', (password, why) => {
  expect(() => refuseWeakPassword(password, owner)).toThrow(Problem)
  const messages: string[] = []
  try {
    refuseWeakPassword(password, owner)
  } catch (error) {
    messages.push(JSON.stringify((error as Problem).facts))
  }
  expect(messages.join()).toContain(why)
})

test.each(['correct battery horse', 'ein ganz langer Satz', 'నా రహస్య వాక్యం ఇది', 'tr0ub4dor & friends'])(
  '%s is good enough: there is no rule about kinds of characters',
  (password) => expect(() => refuseWeakPassword(password, owner)).not.toThrow(),
)

test(`of any Unicode text, at most 72 bytes are taken and none is ever cut (seed ${seed})`, () => {
  const text = fc.string({ unit: 'binary', minLength: 12, maxLength: 90 })
  fc.assert(
    fc.property(text, (written) => {
      const composed = written.normalize('NFC')
      const bytes = Buffer.byteLength(composed)
      const { success } = NewPassword.safeParse(written)
      expect(success).toBe(composed.length >= 12 && bytes <= 72 && !composed.includes('\u0000'))
      expect(fitsBcrypt(composed)).toBe(bytes <= 72 && !composed.includes('\u0000'))
    }),
    { seed, numRuns: 1000 },
  )
})

test(`one more letter is always another password (seed ${seed})`, async () => {
  const hashing = createPasswords(4, createPasswordLane({ atOnce: 2, waiting: 10 }))
  const text = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }).filter(fitsBcrypt)
  await fc.assert(
    fc.asyncProperty(text, fc.constantFrom('x', '\u0000', 'é', ' '), async (password, more) => {
      const hash = await hashing.hash(password)
      expect(await hashing.matches(password, hash)).toBe(true)
      expect(await hashing.matches(password + more, hash)).toBe(false)
    }),
    { seed, numRuns: 60 },
  )
})

test('a password of 73 bytes is refused in words, wherever it is hashed', async () => {
  const hashing = createPasswords(4, createPasswordLane({ atOnce: 1, waiting: 1 }))
  await expect(hashing.hash('é'.repeat(37))).rejects.toMatchObject({ code: 'password.weak' })
  await expect(hashing.hash('twelve\u0000letters')).rejects.toMatchObject({ code: 'password.weak' })
  await expect(hashing.hash('é'.repeat(36))).resolves.toMatch(/^\$2b\$04\$/)
})

test('two passwords are computed at once, some wait in order, and the rest are turned away', async () => {
  const lane = createPasswordLane({ atOnce: 2, waiting: 2 })
  const gates: (() => void)[] = []
  const done: string[] = []
  const work = (name: string) => () =>
    new Promise<void>((finish) => gates.push(finish)).then(() => void done.push(name))

  const all = ['a', 'b', 'c', 'd'].map((name) => lane.run(work(name)))
  await expect(lane.run(work('e'))).rejects.toMatchObject({ code: 'server.busy', facts: { retryAfter: 5 } })
  expect(gates).toHaveLength(2)
  while (done.length < 4) {
    gates.shift()?.()
    await Promise.resolve()
  }
  await Promise.all(all)

  expect(done).toEqual(['a', 'b', 'c', 'd'])
  await expect(lane.run(() => Promise.resolve('free again'))).resolves.toBe('free again')
})
