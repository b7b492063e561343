import { expect, test } from 'vitest'
import { keepPicture, lookAt, overflowOf, settled } from './world/looks.ts'
import { middleOf, mirror } from './world/mirrored.ts'
import { screens } from './world/screens.ts'
import { smallWorld } from './world/world.ts'

const world = smallWorld()

/** Those that people spend their days on. */
const main = {
  ada: ['/', '/registration', '/week', '/my-courses', '/record'],
  instructor: [
    '/sections/$sectionId',
    '/sections/$sectionId/marks',
    '/sections/$sectionId/attendance/$meetingId',
  ],
  registrar: ['/students', '/students/$studentId', '/terms/$termId/sections', '/registration-control'],
} as const

test.each(['ada', 'instructor', 'registrar'] as const)(
  'the main screens of %s can be read from right to left',
  { timeout: 300_000 },
  async (person) => {
    const { page } = await world().signIn(person)
    await mirror(page)
    const faults: string[] = []
    for (const path of main[person]) {
      const screen = screens.find((each) => each.path === path)
      await page.goto(screen?.at?.(world().college) ?? path)
      await settled(page, {})
      for (const width of ['desktop', 'phone'] as const) {
        await lookAt(page, width, 'light')
        const over = await overflowOf(page)
        if (over > 0) faults.push(`${path}, ${width}: ${over} pixels wider than its window`)
        await keepPicture(page, `${person}${path.replaceAll(/[/$]+/g, '-')}-${width}-mirrored`)
      }
      await lookAt(page, 'desktop', 'light')
      if ((await middleOf(page, 'nav')) < 680) faults.push(`${path}: the pages still stand on the left`)
      if ((await middleOf(page, 'h1')) < 340) faults.push(`${path}: the heading still begins on the left`)
    }
    expect(faults).toEqual([])
  },
)
