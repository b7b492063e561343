import { useSyncExternalStore } from 'react'
import { readCookie, writeCookie } from './cookie.ts'

export const densities = ['compact', 'default', 'comfortable'] as const
export type Density = (typeof densities)[number]

export interface Preferences {
  readonly density: Density
  /** Whether single letters act as shortcuts; some people speak to their computer and must be able to stop them. */
  readonly singleKeys: boolean
}

const densityCookie = 'matricula-density'
const keysCookie = 'matricula-single-keys'
const isDensity = (value: string | undefined): value is Density => densities.some((known) => known === value)

function readPreferences(): Preferences {
  const density = readCookie(densityCookie)
  return { density: isDensity(density) ? density : 'default', singleKeys: readCookie(keysCookie) !== 'off' }
}

export function createPreferences() {
  let current = readPreferences()
  const listeners = new Set<() => void>()
  return {
    read: (): Preferences => current,
    subscribe(listener: () => void): () => void {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    change(part: Partial<Preferences>): void {
      current = { ...current, ...part }
      writeCookie(densityCookie, current.density)
      writeCookie(keysCookie, current.singleKeys ? 'on' : 'off')
      document.documentElement.dataset.density = current.density
      for (const listener of listeners) listener()
    },
  }
}

export const preferences = createPreferences()

export const usePreferences = (): Preferences => useSyncExternalStore(preferences.subscribe, preferences.read)
