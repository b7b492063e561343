import type { Locator, Page } from 'playwright-core'

/** What the chip in the header says of the connection. */
export const chip = (page: Page, words: 'Live' | 'Reconnecting' | 'Offline'): Locator =>
  page.getByRole('banner').getByRole('status').filter({ hasText: words })

/** The activity of the institution that says these words. */
export const activity = (page: Page, words: string): Locator =>
  page.getByRole('main').getByRole('listitem').filter({ hasText: words })

/** The buttons for one student in a register. */
export const register = (page: Page, name: string): Locator =>
  page.getByRole('radiogroup', { name, exact: true })
