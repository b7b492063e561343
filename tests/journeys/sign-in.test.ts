import { expect, test } from 'vitest'
import { smallWorld } from './world/world.ts'

const world = smallWorld()

test('Ada signs in and sees her day', async () => {
  const { page } = await world().signIn('ada')
  await page.getByRole('heading', { level: 1, name: 'Good' }).waitFor()
  expect(await page.getByRole('status').first().textContent()).toBe('Live')
})
