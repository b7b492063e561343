import { expect, test } from 'vitest'
import { findChromium } from './chromium.mjs'

const only = (place) => (asked) => asked === place

test('CHROMIUM_PATH wins, and is not guessed around when it names nothing', () => {
  expect(findChromium({ CHROMIUM_PATH: '/opt/browser' }, 'linux', () => true)).toBe('/opt/browser')
  expect(findChromium({ CHROMIUM_PATH: '/opt/browser' }, 'linux', only('/usr/bin/chromium'))).toBeUndefined()
})

test.each([
  ['linux', '/usr/bin/google-chrome'],
  ['darwin', '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'],
  ['win32', 'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe'],
])('on %s the usual places are looked through', (platform, place) => {
  expect(findChromium({}, platform, only(place))).toBe(place)
})

test('a machine without a browser is told so by an empty answer', () => {
  expect(findChromium({}, 'linux', () => false)).toBeUndefined()
  expect(findChromium({}, 'aix', () => true)).toBeUndefined()
})
