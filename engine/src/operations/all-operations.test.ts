import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { operations } from './all-operations.ts'

test('the README tells of exactly the operations that are answered', () => {
  const readme = readFileSync(join(import.meta.dirname, '..', '..', 'README.md'), 'utf8')
  const table = /<!-- operations:.*?-->(.*?)<!-- \/operations -->/su.exec(readme)?.[1] ?? ''
  const rows = table.split('\n').map((line) => line.split('|')[1] ?? '')
  const told = rows.flatMap((row) => [...row.matchAll(/`(\w+)`/gu)].map(([, name = '']) => name))
  expect(told.toSorted()).toEqual(Object.keys(operations).toSorted())
})
