import { describe, expect, test } from 'vitest'
import { stoppedClock } from '#testing/stopped-clock.ts'
import { createMeasuring } from './measuring.ts'

function measured() {
  const lines: string[] = []
  const measuring = createMeasuring({
    stack: 'university',
    clock: stoppedClock('2027-01-11T08:00:00.000Z'),
    sockets: () => 3,
    write: (line) => lines.push(line),
  })
  return { measuring, last: () => JSON.parse(lines.at(-1) ?? '{}') }
}

describe('what the server measures', () => {
  test('a minute is told in one line that CloudWatch makes metrics of', () => {
    const { measuring, last } = measured()
    measuring.observe({ status: 200, milliseconds: 12.345 })
    measuring.observe({ status: 503, milliseconds: 2 })
    measuring.tell()

    expect(last()).toEqual({
      _aws: {
        Timestamp: Date.parse('2027-01-11T08:00:00.000Z'),
        CloudWatchMetrics: [
          {
            Namespace: 'Matricula',
            Dimensions: [['Stack']],
            Metrics: [
              { Name: 'Requests', Unit: 'Count' },
              { Name: 'ServerErrors', Unit: 'Count' },
              { Name: 'Latency', Unit: 'Milliseconds' },
              { Name: 'Sockets', Unit: 'Count' },
            ],
          },
        ],
      },
      Stack: 'university',
      Requests: 2,
      ServerErrors: 1,
      Sockets: 3,
      Latency: [2, 12.3],
    })
  })

  test('each minute begins anew, and one in which nothing was asked says so', () => {
    const { measuring, last } = measured()
    measuring.observe({ status: 500, milliseconds: 1 })
    measuring.tell()
    measuring.tell()

    expect(last()).toMatchObject({ Requests: 0, ServerErrors: 0, Sockets: 3 })
    expect(last()).not.toHaveProperty('Latency')
  })

  test('of many requests a hundred times are told, among them the fastest and the slowest', () => {
    const { measuring, last } = measured()
    for (let time = 1000; time >= 1; time -= 1) measuring.observe({ status: 200, milliseconds: time })
    measuring.tell()

    const { Latency: times } = last()
    expect(times).toHaveLength(100)
    expect([times[0], times[94], times[99]]).toEqual([1, 950, 1000])
  })
})
