import { expect, test } from 'vitest'
import { weightsOf } from './page-weights.mjs'

const sizes = {
  'entry.js': 10,
  'vendor.js': 100,
  'table.js': 30,
  'roster.js': 5,
  'today.js': 4,
  'all.css': 7,
}

const manifest = {
  'src/main.tsx': { file: 'entry.js', isEntry: true, imports: ['vendor'], css: ['all.css'] },
  vendor: { file: 'vendor.js', css: ['all.css'] },
  table: { file: 'table.js', imports: ['vendor'] },
  'src/roster-page.tsx': {
    file: 'roster.js',
    src: 'src/roster-page.tsx',
    isDynamicEntry: true,
    imports: ['table', 'src/main.tsx'],
  },
  'src/today-page.tsx': {
    file: 'today.js',
    src: 'src/today-page.tsx',
    isDynamicEntry: true,
    imports: ['src/main.tsx'],
  },
}

const weights = weightsOf(manifest, (file) => sizes[file])

test('what stands before any page is counted once, however many ask for it', () => {
  expect(weights).toMatchObject({ firstScript: 110, firstStyle: 7 })
})

test('the heaviest page is told by name, with all that a newcomer fetches for it', () => {
  expect(weights.heaviestPage).toEqual({ name: 'src/roster-page.tsx', size: 145 })
})
