import type { Section } from '@matricula/contract/catalogue'
import type { Action } from '@matricula/contract/kernel'
import type { ComponentType } from 'react'

/** The parts of a section's page, in their order; each has its title in the texts of the catalogue. */
export const sectionTabIds = [
  'details',
  'roster',
  'attendance',
  'marks',
  'final-grades',
  'alerts',
  'announcements',
  'history',
] as const
export type SectionTabId = (typeof sectionTabIds)[number]

export interface SectionTab {
  readonly id: SectionTabId
  /** Shown to whoever may do this to the section. */
  readonly action: Action
  /** Fetched when it is opened: wrap it in `lazy`. */
  readonly component: ComponentType<{ readonly section: Section }>
}

/** What other capabilities show of a section: each pushes its part, and this page knows none of them. */
export const sectionTabs: SectionTab[] = []

export const orderedTabs = (): SectionTab[] =>
  sectionTabIds.flatMap((id) => sectionTabs.filter((tab) => tab.id === id).slice(0, 1))
