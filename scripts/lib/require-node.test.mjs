import { expect, test } from 'vitest'
import { refusalOf } from './require-node.mjs'

test.each(['12.22.12', '18.20.8', '20.9.0', '20.18.3'])('Node %s is refused in one sentence', (version) => {
  expect(refusalOf(version)).toContain(`20.19 or newer, and this is Node.js ${version}.`)
})

test.each(['20.19.0', '20.20.2', '22.1.0', '24.0.0'])('Node %s will do', (version) => {
  expect(refusalOf(version)).toBeUndefined()
})
