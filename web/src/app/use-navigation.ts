import { useTranslation } from 'react-i18next'
import { type NavigationEntry, type NavigationGroup, navigationGroups } from '#platform/capability.ts'
import { useSession } from '#platform/session.ts'
import { capabilities } from './capabilities.ts'

export interface NavigationItem extends NavigationEntry {
  /** The label in the reader's language. */
  readonly text: string
}

export interface NavigationItems {
  readonly group: NavigationGroup
  /** Empty for the first group, which needs no heading. */
  readonly heading: string
  readonly entries: readonly NavigationItem[]
}

/** The tree of this person: what their roles open, merged, in the order of the groups. */
export function useNavigationGroups(): readonly NavigationItems[] {
  const { t } = useTranslation('navigation')
  const session = useSession()
  const entries = capabilities
    .flatMap((capability) => capability.navigation)
    .filter((entry) => entry.when(session))
  return navigationGroups
    .map((group) => ({
      group,
      heading: t(`group.${group}`),
      entries: entries
        .filter((entry) => entry.group === group)
        .toSorted((a, b) => a.order - b.order)
        .map((entry) => ({ ...entry, text: t(entry.label) })),
    }))
    .filter(({ entries: own }) => own.length > 0)
}
