import { expect, test } from 'vitest'
import { createKeys } from '#platform/keys.ts'
import { createKeyReader } from './key-reader.ts'

function page({ singleKeys = true } = {}) {
  const went: string[] = []
  const keys = createKeys()
  keys.bind({ keys: '/', label: 'Search this page', run: () => went.push('search') })
  keys.bind({ keys: 'g s', label: 'Go to Students', run: () => went.push('students') })
  keys.bind({ keys: 's', label: 'Say the seats', run: () => went.push('seats') })
  const clock = { now: 0 }
  const read = createKeyReader({ keys, singleKeys: () => singleKeys, now: () => clock.now })
  const press = (key: string, target: Element = document.body, ctrlKey = false) =>
    read({ key, target, ctrlKey, metaKey: false, altKey: false, defaultPrevented: false })
  return { press, went, clock, keys }
}

test('g and then a letter goes to a page; the letter alone means something else', () => {
  const { press, went } = page()
  press('g')
  press('s')
  press('s')
  expect(went).toEqual(['students', 'seats'])
})

test('g is forgotten when the letter comes too late', () => {
  const { press, went, clock } = page()
  press('g')
  clock.now = 2000
  press('s')
  expect(went).toEqual(['seats'])
})

test('letters are letters inside a field, a grid or a dialog', () => {
  const { press, went } = page()
  document.body.innerHTML = '<input><div role="grid"><div></div></div>'
  for (const target of document.body.querySelectorAll('input, [role=grid] div')) press('/', target)
  expect(went).toEqual([])
})

test('single letters can be switched off, and never act with Control held', () => {
  const off = page({ singleKeys: false })
  off.press('/')
  const on = page()
  on.press('s', document.body, true)
  expect([...off.went, ...on.went]).toEqual([])
})

test('a key that its page has left behind does nothing', () => {
  const { press, went, keys } = page()
  const unbind = keys.bind({ keys: 'f', label: 'Filter', run: () => went.push('filter') })
  unbind()
  expect(press('f')).toBe(false)
  expect(went).toEqual([])
})
