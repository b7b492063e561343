import { expect, test } from 'vitest'
import { headWidthOf } from './head-width.ts'

const rowHead = { head: 'Student', text: (name: string) => name, detail: () => 'CS26-001' }

test('the column of names grows with the longest of them', () => {
  const pixels = (...names: string[]): number => Number(/\d+/.exec(headWidthOf(names, rowHead))?.[0])
  expect(pixels('Mei Li')).toBe(160)
  expect(pixels('Mei Li', 'Aleksandra Konstantinopolska')).toBeGreaterThan(300)
  expect(pixels('వెంకట సుబ్రహ్మణ్యం', 'Mei Li')).toBeGreaterThan(pixels('Venkata Subrahma', 'Mei Li'))
})

test('one endless name does not push the marks away', () => {
  expect(headWidthOf(['Anna '.repeat(80)], rowHead)).toBe('min(380px, 45vw)')
})

test('a sheet of its own width keeps it', () => {
  expect(headWidthOf(['Mei Li'], { ...rowHead, width: 120 })).toBe('min(120px, 45vw)')
})
