import { expect, test } from 'vitest'
import { createRepeater, type Later } from './repeater.ts'

/** Time that moves when the story says so. */
function waits() {
  const pending: { after: number; call: () => void }[] = []
  const later: Later = (after, call) => {
    const one = { after, call }
    pending.push(one)
    return () => void pending.splice(pending.indexOf(one), pending.includes(one) ? 1 : 0)
  }
  return { later, pending, pass: () => pending.shift()?.call() }
}

const settled = async () => {
  for (let turn = 0; turn < 20; turn += 1) await Promise.resolve()
}

test('a wake during a round is not lost', async () => {
  const { later, pending } = waits()
  const rounds: (() => void)[] = []
  const repeater = createRepeater({
    round: () => new Promise((done) => rounds.push(() => done(false))),
    report: () => undefined,
    later,
    idle: 300,
    soon: [],
  })
  repeater.wake()
  repeater.wake()
  rounds.shift()?.()
  await settled()

  expect(rounds).toHaveLength(1)
  rounds.shift()?.()
  await settled()
  expect(pending.map((one) => one.after)).toEqual([300])
})

test('after a wake that finds nothing it looks again soon, and a wake cuts the wait short', async () => {
  const { later, pending, pass } = waits()
  let count = 0
  const repeater = createRepeater({
    round: () => Promise.resolve((count += 1) === 99),
    report: () => undefined,
    later,
    idle: 2000,
    soon: [10, 40],
  })
  repeater.wake()
  await settled()
  expect([count, pending.map((one) => one.after)]).toEqual([1, [10]])

  repeater.wake()
  await settled()
  expect([count, pending.map((one) => one.after)]).toEqual([2, [40]])

  pass()
  await settled()
  expect([count, pending.map((one) => one.after)]).toEqual([3, [2000]])
})

test('a round that fails is reported, and the next one is tried', async () => {
  const { later, pass } = waits()
  const faults: unknown[] = []
  let count = 0
  const repeater = createRepeater({
    round: () => ((count += 1) === 1 ? Promise.reject(new Error('disk full')) : Promise.resolve(false)),
    report: (fault) => faults.push(fault),
    later,
    idle: 300,
    soon: [],
  })
  repeater.wake()
  await settled()
  pass()
  await settled()

  expect([count, faults.length]).toEqual([2, 1])
})
