import { expect, test } from 'vitest'
import type { StoredVersion } from './items.ts'
import { createPolicyMemory } from './memory.ts'

const numbered = (version: number): StoredVersion => ({
  kind: 'record',
  version,
  effectiveFrom: '2027-01-01',
  draftedBy: 'Rosalind Franklin',
  publishedBy: 'Rosalind Franklin',
  publishedAt: '2027-01-11T08:00:00.000Z',
  reason: 'The senate decided so',
  rules: {},
})

/** A book in which somebody else publishes too. */
function bookWith(...numbers: number[]) {
  const stored = numbers.map(numbered)
  let asked = 0
  const memory = createPolicyMemory(async () => {
    asked += 1
    return await Promise.resolve([...stored])
  })
  const known = async () => (await memory.versions('record')).map(({ version }) => version)
  return { memory, known, asked: () => asked, publish: (version: number) => stored.push(numbered(version)) }
}

test('the versions are read once, also for those who ask at the same time', async () => {
  const { known, asked } = bookWith(1)
  expect(await Promise.all([known(), known()])).toEqual([[1], [1]])
  await known()
  expect(asked()).toBe(1)
})

test('what another server has published is known once it is heard, and read once', async () => {
  const { memory, known, asked, publish } = bookWith(1)
  await known()
  publish(2)
  expect(await known()).toEqual([1])
  await memory.renew('record', 2)
  expect(await known()).toEqual([1, 2])
  await memory.renew('record', 2)
  await memory.renew('record', 1)
  expect(asked()).toBe(2)
})

test('what nobody has asked for is not read because it was published', async () => {
  const { memory, asked } = bookWith()
  await memory.renew('record', 1)
  expect(asked()).toBe(0)
})

test('a reading that failed is made again by the next who asks', async () => {
  let fails = true
  const memory = createPolicyMemory(async () => {
    if (fails) throw new Error('The store is busy')
    return await Promise.resolve([numbered(1)])
  })
  await expect(memory.versions('record')).rejects.toThrow('busy')
  fails = false
  expect(await memory.versions('record')).toHaveLength(1)
})
