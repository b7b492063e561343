import { keepGradeCuts, readGradeCuts } from '@matricula/contract/finals'
import { expect, test } from 'vitest'
import { systemActor } from '#platform/actor.ts'
import { insert } from '#platform/store/write.ts'
import { classroom } from '#testing/classroom.ts'
import { instructorOf } from '#testing/school.ts'
import { cutsItem } from './items.ts'

async function cutting() {
  const room = await classroom({ students: 1 })
  const params = { sectionId: room.sectionId }
  const read = async () => (await room.teacher.call(readGradeCuts, { params })).body
  const keep = (version: number, from: number, letter = 'A') =>
    room.teacher.call(keepGradeCuts, {
      params,
      body: { cuts: [{ letter, from }], heads: [{ title: 'External', minimum: 3500 }], version },
    })
  return { ...room, params, read, keep }
}

test('before anybody has chosen there is a start of the scheme in force, and nothing is stored', async () => {
  const { read } = await cutting()
  const { cuts, version } = await read()
  expect(version).toBe(0)
  expect(cuts.at(0)).toMatchObject({ from: 9000 })
  expect(cuts.at(-1)).toMatchObject({ from: 4000 })
})

test('what was chosen is kept, and whoever saw it before is told', async () => {
  const { read, keep } = await cutting()
  expect((await keep(0, 8500)).body).toMatchObject({ cuts: [{ letter: 'A', from: 8500 }], version: 1 })
  expect(await read()).toMatchObject({ heads: [{ title: 'External', minimum: 3500 }], version: 1 })
  expect((await keep(0, 8000)).body).toMatchObject({ code: 'item.stale' })
  expect((await keep(1, 8000)).body).toMatchObject({ version: 2 })
})

test('a letter that the scheme does not give is refused by its name, and nothing is stored', async () => {
  const { read, keep } = await cutting()
  expect((await keep(0, 8000, 'Q')).body).toMatchObject({
    code: 'request.invalid',
    fields: [{ field: 'cuts.0.letter', message: expect.stringMatching(/^Q is no grade of/) }],
  })
  expect((await read()).version).toBe(0)
})

test('cuts of another scheme begin anew; minima stay', async () => {
  const { read, platform, sectionId } = await cutting()
  const kept = { cuts: [{ letter: 'O', from: 9500 }], heads: [{ title: 'External', minimum: 3500 }] }
  const item = cutsItem.itemOf({ ...kept, sectionId, version: 1 })
  await platform.store.commit(systemActor('test'), { writes: [insert(item)], events: [] })
  const found = await read()
  expect(found).toMatchObject({ heads: kept.heads, version: 1 })
  expect(found.cuts.at(0)?.letter).not.toBe('O')
})

test('it is for those who enter the grades of the section', async () => {
  const { as, params } = await cutting()
  const stranger = as({ ...instructorOf('another'), id: 'u-other' })
  expect((await stranger.call(readGradeCuts, { params })).status).toBe(403)
})
