import { AxeBuilder } from '@axe-core/playwright'
import type { Browser, BrowserContext, ConsoleMessage, Page } from 'playwright-core'
import type { Device } from './browser.ts'

export interface Visit {
  readonly page: Page
  readonly context: BrowserContext
  /** What the page said was wrong: errors on its console, exceptions, what the content policy refused. */
  readonly complaints: readonly string[]
  /** From here on, these complaints are part of the story. */
  expectComplaints(about: RegExp): void
  /** What is hard to use for some people, in words; empty on a good page. */
  barriers(): Promise<readonly string[]>
  end(): Promise<void>
}

/** Longest wait for anything to appear, in milliseconds: the machine may be busy. */
const patience = 30_000

/** One person's browser window, with strict ears. */
export async function openVisit(browser: Browser, device: Device): Promise<Visit> {
  const context = await browser.newContext({ ...device, locale: 'en-GB', permissions: [] })
  context.setDefaultTimeout(patience)
  const page = await context.newPage()
  const complaints: string[] = []
  const expected: RegExp[] = []
  const complain = (words: string): void => {
    if (!expected.some((about) => about.test(words))) complaints.push(words)
  }
  page.on('console', (message) => {
    if (message.type() === 'error' || isPolicy(message))
      complain(`${message.text()} (${message.location().url})`)
  })
  page.on('pageerror', (error) => complain(`${error.name}: ${error.message}`))
  return {
    page,
    context,
    complaints,
    expectComplaints: (about) => void expected.push(about),
    barriers: () => barriersOn(page),
    end: () => context.close(),
  }
}

const isPolicy = (message: ConsoleMessage): boolean => /content security policy/i.test(message.text())

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

async function barriersOn(page: Page): Promise<readonly string[]> {
  const { violations } = await new AxeBuilder({ page }).withTags(rules).analyze()
  return violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.target.join(' ')} ${node.failureSummary ?? ''}`),
  )
}
