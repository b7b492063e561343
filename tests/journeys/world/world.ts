import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type RunningSchool, runningSchool } from '@matricula/server/running-school'
import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, vi } from 'vitest'
import { type Device, desktop, openBrowser } from './browser.ts'
import { timeZone } from './open-doors.ts'
import { type PersonName, password, people } from './people.ts'
import { type SmallCollege, smallCollege } from './small-college.ts'
import { openVisit, type Visit } from './visit.ts'

export interface World {
  readonly school: RunningSchool
  /** A person's own browser, not yet signed in. */
  visit(device?: Device): Promise<Visit>
  /** A person's own browser, signed in through the sign-in page. */
  signIn(person: PersonName, device?: Device): Promise<Visit>
}

/** Longest that one story may take, in milliseconds, on a machine that does other things too. */
const longestStory = 180_000

/** For a test file: a server with nothing in it, and a browser; both end with the file. */
export function emptyWorld(): () => World {
  vi.setConfig({ testTimeout: longestStory, hookTimeout: longestStory })
  const made: { school?: RunningSchool; browser?: Browser; folder?: string } = {}
  const visits: Visit[] = []
  beforeAll(async () => {
    made.folder = await mkdtemp(join(tmpdir(), 'matricula-journey-'))
    made.school = await runningSchool(made.folder, process.env['MATRICULA_WEB'])
    made.browser = await openBrowser()
  })
  /** A page that complained fails the story it was in, whatever else went well. */
  afterEach(async () => {
    const ended = visits.splice(0)
    await Promise.all(ended.map((visit) => visit.end()))
    expect(ended.flatMap((visit) => visit.complaints)).toEqual([])
  })
  afterAll(async () => {
    await made.browser?.close()
    await made.school?.stop()
    if (made.folder !== undefined) await rm(made.folder, { recursive: true, force: true })
    expect(made.school?.faults ?? []).toEqual([])
  })
  return () => {
    const { school, browser } = made
    if (school === undefined || browser === undefined) throw new Error('The world is there inside tests only')
    const visit = async (device: Device = desktop()): Promise<Visit> => {
      const opened = await openVisit(browser, { baseURL: school.origin, timezoneId: timeZone, ...device })
      visits.push(opened)
      return opened
    }
    return {
      school,
      visit,
      async signIn(person, device) {
        const opened = await visit(device)
        await signInAs(opened, person)
        return opened
      },
    }
  }
}

/** For a test file: a small college in the middle of its term. */
export function smallWorld(): () => World & { readonly college: SmallCollege } {
  const world = emptyWorld()
  const made: { college?: SmallCollege } = {}
  beforeAll(async () => {
    made.college = await smallCollege(world().school)
  })
  return () => {
    if (made.college === undefined) throw new Error('The college is there inside tests only')
    return { ...world(), college: made.college }
  }
}

async function signInAs({ page }: Visit, person: PersonName): Promise<void> {
  await page.goto('/sign-in')
  await page.getByLabel('E-mail or roll number').fill(people[person].loginName)
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.getByRole('navigation').first().waitFor()
}
