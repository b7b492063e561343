import type { LiveEvent, WatchReply, WatchRequest } from '@matricula/contract/kernel'
import { expect, test } from 'vitest'
import { rememberCause } from './causes.ts'
import { createLive } from './live.ts'
import type { LiveHandlers } from './live-connection.ts'

const event = (seq: number, more: Partial<LiveEvent> = {}): LiveEvent => ({
  seq,
  id: `e${seq}`,
  name: 'enrolment.confirmed',
  at: '2026-11-25T08:00:00.000Z',
  actor: { id: 'u1', name: 'Sita Patel' },
  facts: {},
  ...more,
})

/** A page with a server that answers as told, and a clock that moves when told. */
async function openPage(reply: Partial<WatchReply> = {}) {
  const asked: WatchRequest[] = []
  const stale: number[][] = []
  const heard: { readonly seq: number; readonly own: boolean }[] = []
  const waiting: { readonly run: () => void; readonly at: number }[] = []
  const counts = { all: 0, back: 0, reopened: 0 }
  let now = 0
  let handlers: LiveHandlers | undefined
  let missed: WatchReply['missed'] = reply.missed ?? []

  const live = createLive({
    connect: async (given) => {
      handlers = given
      return {
        watch: async (request) => {
          asked.push(request)
          return { joined: request.rooms, refused: [], cursor: reply.cursor ?? 10, missed }
        },
        reopen: () => (counts.reopened += 1),
        close: () => undefined,
      }
    },
    later: (run, milliseconds) => {
      const entry = { run, at: now + milliseconds }
      waiting.push(entry)
      return () => void waiting.splice(waiting.indexOf(entry), 1)
    },
    stale: (events) => stale.push(events.map(({ seq }) => seq)),
    staleAll: () => (counts.all += 1),
    back: () => (counts.back += 1),
    ended: async (reason) => reason !== 'session',
  })
  live.listen(({ seq }, own) => heard.push({ seq, own }))
  await live.start()
  if (handlers === undefined) throw new Error('Nothing was connected')
  const server = handlers

  return {
    live,
    server,
    asked,
    stale,
    heard,
    counts,
    answerNext: (next: WatchReply['missed']) => {
      missed = next
    },
    /** Lets promises settle. */
    settle: async () => {
      for (let turn = 0; turn < 5; turn += 1) await Promise.resolve()
    },
    pass: (milliseconds: number) => {
      now += milliseconds
      const due = waiting.filter(({ at }) => at <= now)
      for (const entry of due) waiting.splice(waiting.indexOf(entry), 1)
      for (const { run } of due) run()
    },
  }
}

test('a burst of events makes replies stale once, a tenth of a second later', async () => {
  const page = await openPage()
  page.server.events({ cursor: 11, events: [event(11)] })
  page.server.events({ cursor: 12, events: [event(12)] })
  expect(page.stale).toEqual([])
  page.pass(100)
  expect(page.stale).toEqual([[11, 12]])
})

test('the same event twice counts once, and events out of order are put in order', async () => {
  const page = await openPage()
  page.server.events({ cursor: 13, events: [event(13), event(12)] })
  page.server.events({ cursor: 13, events: [event(12), event(13)] })
  page.pass(100)
  page.server.events({ cursor: 13, events: [event(13)] })
  page.pass(100)
  expect(page.stale).toEqual([[12, 13]])
})

test('a page that has seen nothing yet asks for its replies again, since nobody knows what it missed', async () => {
  const page = await openPage()
  page.live.watch('section:CS-201-A')
  page.server.up()
  await page.settle()
  expect(page.asked).toEqual([{ rooms: ['section:CS-201-A'] }])
  expect(page.counts.all).toBe(1)
})

test('a page says each time that the connection is back, though it hears no room', async () => {
  const page = await openPage()
  page.server.up()
  page.server.down()
  page.server.up()
  expect(page.counts.back).toBe(2)
})

test('after a lost connection the page asks from where it was, and hears what it missed', async () => {
  const page = await openPage({ cursor: 10 })
  page.live.watch('section:CS-201-A')
  page.server.up()
  await page.settle()
  page.server.events({ cursor: 14, events: [event(14)] })
  page.pass(100)
  page.server.down()
  page.answerNext([event(14), event(15)])
  page.server.up()
  await page.settle()
  page.pass(100)
  expect(page.asked.at(-1)).toEqual({ rooms: ['section:CS-201-A'], cursor: 14 })
  expect(page.stale).toEqual([[14], [15]])
  expect(page.counts.all).toBe(1)
})

test('when too much was missed, everything on the page is asked for again', async () => {
  const page = await openPage()
  page.live.watch('staff')
  page.server.up()
  await page.settle()
  page.server.down()
  page.answerNext('snapshot')
  page.server.up()
  await page.settle()
  expect(page.counts.all).toBe(2)
})

test('a room entered later is asked for alone, from where the page is, and does not move that place', async () => {
  const page = await openPage({ cursor: 10 })
  page.live.watch('everyone')
  page.server.up()
  await page.settle()
  page.live.watch('section:MA-210-B')
  page.live.watch('section:MA-210-B')
  await page.settle()
  expect(page.asked.slice(1)).toEqual([{ rooms: ['section:MA-210-B'], cursor: 10 }])
})

test('a room that nobody wants any more is not asked for again', async () => {
  const page = await openPage()
  const leave = page.live.watch('section:CS-201-A')
  page.live.watch('everyone')
  leave()
  page.server.up()
  await page.settle()
  expect(page.asked).toEqual([{ rooms: ['everyone'] }])
})

test('our own change comes back as ours, so it is not flashed', async () => {
  const page = await openPage()
  rememberCause('key-of-our-request')
  page.server.events({
    cursor: 12,
    events: [event(11, { cause: 'key-of-our-request' }), event(12, { cause: 'another' })],
  })
  page.pass(100)
  expect(page.heard).toEqual([
    { seq: 11, own: true },
    { seq: 12, own: false },
  ])
})

test('a blink of the connection is not worth a word; three seconds are', async () => {
  const page = await openPage()
  page.server.up()
  page.server.down()
  page.pass(2999)
  expect(page.live.state.read()).toBe('live')
  page.server.up()
  page.pass(10)
  expect(page.live.state.read()).toBe('live')
  page.server.down()
  page.pass(3000)
  expect(page.live.state.read()).toBe('reconnecting')
})

test('seats are shown as last pushed, term by term', async () => {
  const page = await openPage()
  page.server.seats({ termId: '2027S', seats: [['CS-201-A', 30, 27, 0]] })
  page.server.seats({
    termId: '2027S',
    seats: [
      ['CS-201-A', 30, 28, 0],
      ['MA-210-B', 40, 12, 0],
    ],
  })
  page.pass(100)
  expect(page.live.seats.of('2027S').get('CS-201-A')).toEqual({ capacity: 30, taken: 28, waiting: 0 })
  expect(page.live.seats.of('2027S').size).toBe(2)
  expect(page.live.seats.of('2026F').size).toBe(0)
})

test('where another server takes over, the page goes there without waiting', async () => {
  const page = await openPage()
  page.server.ended('moving')
  await page.settle()
  page.pass(1)
  expect(page.counts.reopened).toBe(1)
})

test('a server that stops is tried again; a session that ended for good is not', async () => {
  const page = await openPage()
  page.server.ended('session')
  await page.settle()
  page.pass(10_000)
  expect(page.counts.reopened).toBe(0)
  page.server.ended('stopping')
  await page.settle()
  page.pass(3000)
  expect(page.counts.reopened).toBe(1)
})
