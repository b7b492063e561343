import { EndedPush, EventsPush, live, SeatsPush, WatchReply } from '@matricula/contract/kernel'
import type { ConnectLive } from './live-connection.ts'

const longestAnswer = 10_000
/** An attempt that began while the network was away may hang for as long. */
const longestAttempt = 5000
/** Milliseconds until the next attempt. */
const soon = 3000
/** What the server says to a page whose session has ended; trying again would not help. */
const notSignedIn = 'actor.unknown'

type Library = typeof import('socket.io-client')

/** The only module that knows the socket. Its library is fetched here, after the first paint. */
export const connectSocket: ConnectLive = async (handlers) => {
  const { io } = await library(handlers.down)
  const socket = io({
    path: '/socket.io',
    transports: ['websocket'],
    reconnectionDelayMax: 10_000,
    timeout: longestAttempt,
  })
  const again = { wanted: true }
  /** The library tries again after a lost line, but not after a server that refused or hung up: one may be stopping. */
  const tryAgain = (): void => {
    if (!socket.active) setTimeout(() => again.wanted && socket.connect(), soon)
  }
  /** The network is back: neither the attempt that hangs nor the rest before the next is worth waiting for. */
  const online = (): void => {
    if (!socket.connected && again.wanted) socket.disconnect().connect()
  }
  addEventListener('online', online)
  socket.on('connect', handlers.up)
  socket.on('disconnect', () => {
    handlers.down()
    tryAgain()
  })
  socket.on('connect_error', ({ message }) => {
    handlers.down()
    if (message !== notSignedIn) tryAgain()
  })
  socket.on(live.events, (push: unknown) => handlers.events(EventsPush.parse(push)))
  socket.on(live.seats, (push: unknown) => handlers.seats(SeatsPush.parse(push)))
  socket.on(live.ended, (push: unknown) => handlers.ended(EndedPush.parse(push).reason))
  return {
    watch: async (request) =>
      WatchReply.parse(await socket.timeout(longestAnswer).emitWithAck(live.watch, request)),
    reopen: () => void socket.connect(),
    close: () => {
      again.wanted = false
      removeEventListener('online', online)
      socket.disconnect()
    },
  }
}

/** Without it nothing is live; a page that opens while the network goes asks for it until it comes. */
async function library(failed: () => void): Promise<Library> {
  let load: () => Promise<Library> = () => import('socket.io-client')
  for (let tries = 1; ; tries += 1) {
    try {
      return await load()
    } catch (error) {
      failed()
      load = () => loadAfresh(error, tries)
      await networkOrRest()
    }
  }
}

/** Some browsers keep a script that could not be fetched as failed for as long as the page lives, so another name is asked for. */
function loadAfresh(error: unknown, tries: number): Promise<Library> {
  const [address] = /https?:\S+\.js/.exec(error instanceof Error ? error.message : '') ?? []
  if (address === undefined) return import('socket.io-client')
  return import(/* @vite-ignore */ `${address}?again=${tries}`)
}

const networkOrRest = (): Promise<void> =>
  new Promise((resolve) => {
    const timer = setTimeout(done, soon)
    addEventListener('online', done, { once: true })
    function done(): void {
      clearTimeout(timer)
      removeEventListener('online', done)
      resolve()
    }
  })
