import { expect, test } from 'vitest'
import { cutsIn, draftsOf } from './cut-fields.tsx'

const kept = {
  cuts: [{ letter: 'A', from: 9000 }],
  heads: [{ title: 'External', minimum: 3500 }],
  version: 1,
}

test('a minimum whose category was renamed stays to be seen, and is not lost by keeping the cuts', () => {
  const drafts = draftsOf(kept, ['Internal'])
  expect(drafts.heads).toEqual([
    { name: 'Internal', percent: undefined },
    { name: 'External', percent: 35, gone: true },
  ])
  expect(cutsIn(drafts, 1)).toEqual(kept)
})

test('a minimum that is emptied is gone', () => {
  const { cuts, heads } = draftsOf(kept, ['External'])
  const emptied = { cuts, heads: heads.map((head) => ({ ...head, percent: undefined })) }
  expect(cutsIn(emptied, 1).heads).toEqual([])
})
