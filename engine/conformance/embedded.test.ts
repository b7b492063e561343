import { describe, expect, test } from 'vitest'
import { sequencesAlike } from './same-outcomes.ts'
import { conformanceSuite } from './suite.ts'
import { chosenTarget, openTarget } from './targets.ts'

const chosen = chosenTarget()
for (const name of chosen ? [chosen] : ['memory', 'lmdb', 'http']) conformanceSuite(name)

describe('the same random requests', () => {
  test('have the same outcomes in memory and in a file', async () => {
    const targets = await Promise.all(['memory', 'lmdb'].map(openTarget))
    expect(await sequencesAlike(targets, 20)).toBe(20)
    await Promise.all(targets.map((target) => target.close()))
  })
})
