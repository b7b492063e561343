import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'

const widths = { phone: [390, 844], tablet: [834, 1112], desktop: [1360, 860] } as const
const schemes = ['light', 'dark'] as const

export type Width = keyof typeof widths
export type Scheme = (typeof schemes)[number]

export interface Look {
  readonly width: Width
  readonly scheme: Scheme
}

/** Every way to look at a screen, each width in both schemes. */
export const looks: readonly Look[] = (Object.keys(widths) as Width[]).flatMap((width) =>
  schemes.map((scheme) => ({ width, scheme })),
)

/** Looks at the same page in another width and scheme, without loading it anew. */
export async function lookAt(page: Page, width: Width, scheme: Scheme): Promise<void> {
  const [across, down] = widths[width]
  await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' })
  await page.setViewportSize({ width: across, height: down })
  await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))))
}

/** Until the page shows its heading and nothing that is still loading. */
export async function settled(
  page: Page,
  { loads = false }: { readonly loads?: boolean | undefined },
): Promise<void> {
  await page.getByRole('heading', { level: 1 }).first().waitFor()
  await page.waitForLoadState('networkidle')
  if (!loads)
    await page.getByRole('status').filter({ hasText: 'Loading' }).first().waitFor({ state: 'hidden' })
}

/** How far, in pixels, the page itself reaches beyond its window; what scrolls in itself may be wider. */
export const overflowOf = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)

/** Keys of texts that stand where their words should: `today.morning`. */
export async function untranslatedOn(page: Page, allowed: RegExp | undefined): Promise<readonly string[]> {
  const text = await page.evaluate(() => document.body.innerText)
  const dotted = text.match(/(?<![\w@/.-])[a-z][A-Za-z]+(\.[a-zA-Z]+)+(?![\w@/-])/g) ?? []
  return dotted.filter((word) => !word.endsWith('.test') && !allowed?.test(word))
}

/** Keeps a picture where `MATRICULA_SHOTS` says so. */
export async function keepPicture(page: Page, name: string): Promise<void> {
  const folder = process.env['MATRICULA_SHOTS']
  if (folder === undefined) return
  mkdirSync(folder, { recursive: true })
  await page.screenshot({ path: join(folder, `${name}.png`) })
}

/** Keeps pictures of a page in every width and scheme, and then looks at it as it was. */
export async function keepLooks(page: Page, name: string, before: Width = 'desktop'): Promise<void> {
  if (!keepsPictures()) return
  for (const { width, scheme } of looks) {
    await lookAt(page, width, scheme)
    await keepPicture(page, `${name}-${width}-${scheme}`)
  }
  await lookAt(page, before, 'light')
}

export const keepsPictures = (): boolean => process.env['MATRICULA_SHOTS'] !== undefined
