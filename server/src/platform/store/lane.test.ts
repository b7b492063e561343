import { expect, test } from 'vitest'
import { createLanes } from './lane.ts'

test('whoever comes for a busy section waits in order; other sections do not wait', async () => {
  const lanes = createLanes()
  const done: string[] = []
  const gates: (() => void)[] = []
  const work = (name: string) => () =>
    new Promise<void>((open) =>
      gates.push(() => {
        done.push(name)
        open()
      }),
    )

  const all = [
    lanes.through(['algebra'], work('first')),
    lanes.through(['algebra', 'biology'], work('second')),
    lanes.through(['chemistry'], work('other')),
    lanes.through(['biology'], work('third')),
  ]
  while (done.length < 4) {
    await Promise.resolve()
    gates.pop()?.()
  }
  await Promise.all(all)

  expect(done.filter((name) => name !== 'other')).toEqual(['first', 'second', 'third'])
  expect(done[0]).toBe('other')
})

test('one who fails does not stop the line', async () => {
  const lanes = createLanes()
  const first = lanes.through(['algebra'], () => Promise.reject(new Error('dropped')))
  const second = lanes.through(['algebra'], () => Promise.resolve('served'))

  await expect(first).rejects.toThrow('dropped')
  expect(await second).toBe('served')
})
