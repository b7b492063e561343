import type { Page } from 'playwright-core'

/** Every page from here on is laid out as for a language that runs from right to left, in the words of this one. */
export const mirror = (page: Page): Promise<unknown> =>
  page.addInitScript(() => {
    const turn = (): boolean => {
      const root: HTMLElement | null = document.documentElement
      if (root !== null) root.dir = 'rtl'
      return root !== null
    }
    const watch = new MutationObserver(() => {
      if (turn()) watch.disconnect()
    })
    watch.observe(document, { childList: true })
  })

/** Where things stand that must change sides: pixels from the left edge of the window to their middle. */
export const middleOf = async (page: Page, what: string): Promise<number> => {
  const box = await page.locator(what).first().boundingBox()
  if (box === null) throw new Error(`${what} is not on the page`)
  return box.x + box.width / 2
}
