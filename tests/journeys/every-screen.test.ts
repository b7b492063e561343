import { expect, test } from 'vitest'
import {
  keepPicture,
  keepsPictures,
  type Look,
  lookAt,
  looks,
  overflowOf,
  settled,
  untranslatedOn,
} from './world/looks.ts'
import type { PersonName } from './world/people.ts'
import { pathsOfRouter, type Screen, screens } from './world/screens.ts'
import type { Visit } from './world/visit.ts'
import { smallWorld } from './world/world.ts'

const world = smallWorld()

test('every screen of the router is looked at', () => {
  const paths = screens.map(({ path }) => path.replace(/\?.*$/, ''))
  expect([...new Set(paths)].toSorted()).toEqual(pathsOfRouter())
})

test('the open screens are fit to be seen by anyone', { timeout: 600_000 }, async () => {
  const visit = await world().visit()
  visit.expectComplaints(/status of 4\d\d/)
  const faults: string[] = []
  for (const screen of screens.filter(({ as }) => as.length === 0))
    faults.push(...(await faultsOf(visit, screen, 'anyone')))
  expect(faults).toEqual([])
})

test.each(['registrar', 'administrator', 'instructor', 'ada'] as const)(
  'the screens of %s are fit to be seen',
  { timeout: 600_000 },
  async (person) => {
    const visit = await world().signIn(person)
    const faults: string[] = []
    for (const screen of screens.filter(({ as }) => as.includes(person)))
      faults.push(...(await faultsOf(visit, screen, person)))
    expect(faults).toEqual([])
  },
)

/** Looks at one screen from near and far, by day and by night, and tells what is wrong with it. */
async function faultsOf(visit: Visit, screen: Screen, who: PersonName | 'anyone'): Promise<string[]> {
  const { page } = visit
  const faults: string[] = []
  await page.goto(screen.at === undefined ? screen.path : screen.at(world().college))
  await settled(page, screen)
  for (const look of looks.filter((each) => isLookedAt(each, screen, who))) {
    const { width, scheme } = look
    await lookAt(page, width, scheme)
    const where = `${screen.path} as ${who}, ${width} ${scheme}`
    const over = await overflowOf(page)
    if (over > 0) faults.push(`${where}: ${over} pixels wider than its window`)
    await keepPicture(page, `${who}${screen.path.replaceAll(/[/$]+/g, '-')}-${width}-${scheme}`)
    if (isRead(look)) for (const barrier of await visit.barriers()) faults.push(`${where}: ${barrier}`)
  }
  for (const key of await untranslatedOn(page, screen.dotted)) faults.push(`${screen.path} as ${who}: ${key}`)
  return faults
}

/** Each screen is read out twice: by day at a desk and by night on a phone. */
const isRead = ({ width, scheme }: Look): boolean =>
  (width === 'desktop' && scheme === 'light') || (width === 'phone' && scheme === 'dark')

/** Whoever comes first sees a screen from everywhere; for the others, which see nearly the same, one look suffices. */
function isLookedAt(look: Look, { as }: Screen, who: PersonName | 'anyone'): boolean {
  const { width, scheme } = look
  if (as.length > 0 && as[0] !== who) return width === 'desktop' && scheme === 'light'
  return keepsPictures() || isRead(look) || (width === 'tablet' && scheme === 'light')
}
