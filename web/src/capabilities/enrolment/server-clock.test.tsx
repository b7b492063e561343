import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { act, cleanup, render, screen } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { useServerTime } from './server-clock.ts'

const opensAt = new Date('2026-11-24T08:01:00Z')
const drawPage = vi.fn<() => void>()
const drawCountdown = vi.fn<() => void>()

function RegistrationPage() {
  drawPage()
  const open = useServerTime((time) => time >= opensAt)
  return (
    <>
      <p>{open ? 'Registration is open' : 'Registration is not open'}</p>
      <Countdown />
    </>
  )
}

function Countdown() {
  drawCountdown()
  return <p>{useServerTime((time) => Math.max(0, (opensAt.getTime() - time.getTime()) / 1000))}</p>
}

beforeEach(() => {
  vi.useFakeTimers({ now: new Date('2026-11-24T08:00:00Z') })
  const client = new QueryClient()
  client.setQueryData(['serverClock'], 0)
  vi.clearAllMocks()
  render(
    <QueryClientProvider client={client}>
      <RegistrationPage />
    </QueryClientProvider>,
  )
})

afterEach(() => {
  cleanup()
  vi.useRealTimers()
})

const pass = (seconds: number) => act(() => vi.advanceTimersByTimeAsync(seconds * 1000))

test('only the countdown is drawn again each second', async () => {
  await pass(30)
  expect(screen.getByText('30')).toBeDefined()
  expect(drawPage).toHaveBeenCalledTimes(1)
  expect(drawCountdown).toHaveBeenCalledTimes(31)
})

test('the page learns within a second that registration has opened', async () => {
  await pass(59)
  expect(screen.getByText('Registration is not open')).toBeDefined()
  await pass(1)
  expect(screen.getByText('Registration is open')).toBeDefined()
  expect(drawPage).toHaveBeenCalledTimes(2)
})
