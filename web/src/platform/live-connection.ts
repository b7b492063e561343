import type { EndedPush, EventsPush, SeatsPush, WatchReply, WatchRequest } from '@matricula/contract/kernel'

/** What a connection tells: it is up, it is down, and what was pushed. */
export interface LiveHandlers {
  readonly up: () => void
  readonly down: () => void
  readonly events: (push: EventsPush) => void
  readonly seats: (push: SeatsPush) => void
  readonly ended: (reason: EndedPush['reason']) => void
}

export interface LiveConnection {
  watch(request: WatchRequest): Promise<WatchReply>
  /** Tries again after the server closed it on purpose. */
  reopen(): void
  close(): void
}

export type ConnectLive = (handlers: LiveHandlers) => Promise<LiveConnection>
