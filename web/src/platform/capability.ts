import type { ComponentType } from 'react'
import type navigation from '#locales/en/navigation.json'
import type { Session } from './session.ts'
import type { StaleRule } from './stale.ts'

export const navigationGroups = [
  'top',
  'studies',
  'teaching',
  'record',
  'records',
  'terms',
  'data',
  'institution',
] as const
export type NavigationGroup = (typeof navigationGroups)[number]

interface IconLook {
  readonly size?: number
  readonly stroke?: number
  readonly 'aria-hidden'?: boolean
}

export interface NavigationEntry {
  readonly to: string
  /** A key of the `navigation` texts. */
  readonly label: keyof typeof navigation
  readonly icon: ComponentType<IconLook>
  readonly group: NavigationGroup
  /** Small numbers come first within the group; the first four of a person stand in the bar of a phone. */
  readonly order: number
  /** Who sees it. Ask for a role or `canSomewhere(action)`. */
  readonly when: (session: Session) => boolean
  /** The letter after `g` that goes there. */
  readonly key?: string
  /** Draws how much work waits here; never mere decoration. */
  readonly Waiting?: ComponentType
}

export type PaletteGroup = 'actions' | 'people' | 'courses' | 'sections' | 'pages'

export interface PaletteHit {
  readonly id: string
  readonly label: string
  readonly detail?: string
  readonly to: string
}

/** Answers what is typed into the palette; asked with at least two letters, and called off by the signal. */
export interface PaletteSource {
  readonly group: PaletteGroup
  readonly when: (session: Session) => boolean
  readonly find: (text: string, signal: AbortSignal) => Promise<readonly PaletteHit[]>
}

/** What a capability gives the shell. Everything heavy is behind a function, fetched after the first paint. */
export interface Capability {
  readonly name: string
  readonly navigation: readonly NavigationEntry[]
  readonly stale?: () => Promise<readonly StaleRule[]>
  readonly palette?: () => Promise<readonly PaletteSource[]>
}
