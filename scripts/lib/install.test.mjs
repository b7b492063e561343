import { expect, test } from 'vitest'
import { explain, holdsAll } from './install.mjs'

test.each([
  [
    'npm error code ENOTFOUND\nnpm error network request failed',
    'The package registry could not be reached.',
  ],
  ['npm error code ENOSPC\nnpm error nospc There appears to be insufficient space', 'The disk is full.'],
  ['npm error code EINTEGRITY', 'The package registry does not hold what package-lock.json asks for.'],
  ['npm error code SELF_SIGNED_CERT_IN_CHAIN', 'The certificate of the package registry is not trusted.'],
  ['npm error something never seen before', 'The packages could not be installed.'],
])('%s is told in one sentence', (said, sentence) => {
  const told = explain(said)
  expect(told.message).toBe(sentence)
  expect(told.advice).toMatch(/\.$/)
})

test("npm's own words are kept, without the path of its log", () => {
  const said = 'npm error code ENOTFOUND\n\nnpm error A complete log of this run can be found in: here.log\n'
  expect(explain(said).detail).toBe('npm error code ENOTFOUND')
})

const wanted = {
  '': { name: 'matricula' },
  server: { version: '0.1.0' },
  'node_modules/@matricula/server': { resolved: 'server', link: true },
  'node_modules/zod': { version: '4.6.7' },
  'server/node_modules/cookie': { version: '1.1.1' },
  'node_modules/@lmdb/lmdb-darwin-arm64': { version: '3.5.6', optional: true },
}
const without = (path) => Object.fromEntries(Object.entries(wanted).filter(([each]) => each !== path))

test('packages installed by hand are not installed again, whatever belongs to other systems', () => {
  expect(holdsAll(without('node_modules/@lmdb/lmdb-darwin-arm64'), wanted)).toBe(true)
})

test.each(['node_modules/zod', 'server/node_modules/cookie', 'node_modules/@matricula/server'])(
  'without %s they are installed',
  (path) => {
    expect(holdsAll(without(path), wanted)).toBe(false)
  },
)

test('another version is not the one that was asked for', () => {
  expect(holdsAll({ ...wanted, 'node_modules/zod': { version: '4.6.6' } }, wanted)).toBe(false)
})
