import { type Browser, type BrowserContextOptions, chromium } from 'playwright-core'

const programArguments = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** The Chromium that the test command found, else the usual one. */
export const openBrowser = (): Promise<Browser> =>
  chromium.launch({
    executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium',
    args: programArguments,
  })

/** How a person looks at the pages. */
export type Device = BrowserContextOptions

const sized = (width: number, height: number): Device => ({
  viewport: { width, height },
  reducedMotion: 'reduce',
  colorScheme: 'light',
})

export const desktop = (): Device => sized(1360, 860)
export const phone = (): Device => sized(390, 844)
