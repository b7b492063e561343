import { createLink } from '@tanstack/react-router'
import type { ComponentPropsWithRef, ReactNode } from 'react'
import styles from './tabs.module.css'

interface TabAnchorProps extends ComponentPropsWithRef<'a'> {
  /** How many are behind it. */
  readonly count?: number
}

function TabAnchor({ count, children, ...rest }: TabAnchorProps) {
  return (
    <a {...rest} className={styles.tab}>
      {children}
      {count !== undefined && <span className={styles.count}>{count}</span>}
    </a>
  )
}

const TabBase = createLink(TabAnchor)

/** One part of a page under its own address; the router marks the one that is open. */
export const Tab: typeof TabBase = (props) => <TabBase activeProps={{ 'aria-current': 'page' }} {...props} />

/** The same where parts differ in what their address searches for alone. */
export const SearchTab: typeof TabBase = (props) => <Tab activeOptions={exactly} {...props} />

const exactly = { exact: true, includeSearch: true }

/** Parts of one page, as links: each can be opened in a new tab and Back works. */
export const Tabs = ({ label, children }: { readonly label: string; readonly children: ReactNode }) => (
  <nav className={styles.tabs} aria-label={label}>
    {children}
  </nav>
)
