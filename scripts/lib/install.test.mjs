import { expect, test } from 'vitest'
import { explain } from './install.mjs'

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
