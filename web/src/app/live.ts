import { readSession } from '@matricula/contract/identity'
import type { EndedPush } from '@matricula/contract/kernel'
import { call } from '#platform/call.ts'
import { createLive } from '#platform/live.ts'
import { connectSocket } from '#platform/live-socket.ts'
import { sessionQuery } from '#platform/session.ts'
import { sessionGate } from '#platform/session-gate.ts'
import { refresh, type StaleRule } from '#platform/stale.ts'
import { Unreachable } from '#platform/unreachable.ts'
import { capabilities } from './capabilities.ts'
import { queryClient } from './query-client.ts'

const later = (run: () => void, milliseconds: number) => {
  const timer = setTimeout(run, milliseconds)
  return () => clearTimeout(timer)
}

const loadRules = async (): Promise<readonly StaleRule[]> => {
  const loaded = await Promise.all(capabilities.map(async (capability) => capability.stale?.() ?? []))
  return loaded.flat()
}

/** True when the connection is worth opening again. */
async function afterEnd(reason: EndedPush['reason']): Promise<boolean> {
  if (reason === 'session') return (await hasNewSession()) || sessionGate.askAgain()
  if (reason === 'rights') await queryClient.invalidateQueries({ queryKey: sessionQuery.queryKey })
  return true
}

/** A changed password, or a sign-in beside this page, puts another session in the place of the one that ended. */
async function hasNewSession(): Promise<boolean> {
  const { me } = await call(readSession, {})
  if (me === undefined) return false
  const before = queryClient.getQueryData(sessionQuery.queryKey)?.me
  // Another person must not go on with what this one had on the screen.
  if (before !== undefined && before.userId !== me.userId) window.location.assign('/')
  queryClient.setQueryData(sessionQuery.queryKey, { me })
  return true
}

const rules = createRules()

/** The rules are fetched with the first event that needs them. */
function createRules() {
  let loading: Promise<readonly StaleRule[]> | undefined
  return () => {
    loading ??= loadRules()
    return loading
  }
}

export const live = createLive({
  connect: connectSocket,
  later,
  stale: (events) => void rules().then((known) => refresh(queryClient, known, events)),
  staleAll: () => void queryClient.invalidateQueries(),
  back: () =>
    void queryClient.refetchQueries({
      type: 'active',
      predicate: ({ state }) => state.error instanceof Unreachable,
    }),
  ended: afterEnd,
})
