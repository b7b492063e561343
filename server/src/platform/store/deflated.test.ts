import { expect, test } from 'vitest'
import { z } from 'zod'
import { deflated, inflated } from './deflated.ts'
import { itemKind } from './item-kind.ts'

const listItem = itemKind({
  name: 'List',
  table: 'events',
  reads: ['one: get'],
  schema: z.object({ id: z.string(), names: z.record(z.string(), z.string()) }),
  pk: 'LIST#{id}',
  sk: 'LIST',
  deflates: ['names'],
})

const many = Object.fromEntries(Array.from({ length: 40 }, (_, place) => [`student-${place}`, 'present']))

test('many entries that are alike take less room, and come back as they were', () => {
  const stored = deflated(many)
  expect(stored).toBeInstanceOf(Uint8Array)
  expect((stored as Uint8Array).length).toBeLessThan(JSON.stringify(many).length / 3)
  expect(inflated(stored)).toEqual(many)
})

test('few entries stay readable', () => {
  expect(deflated({ one: 'present' })).toEqual({ one: 'present' })
  expect(deflated(undefined)).toBeUndefined()
})

test('an item keeps its keys plain and reads either way of storing', () => {
  const item = listItem.itemOf({ id: 'x', names: many })
  expect(item).toMatchObject({ pk: 'LIST#x', id: 'x' })
  expect(listItem.read(item).names).toEqual(many)
  expect(listItem.read({ ...item, names: many }).names).toEqual(many)
})
