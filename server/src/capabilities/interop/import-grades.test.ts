import {
  commitImport,
  type ImportJob,
  readImport,
  startImport,
  undoImport,
} from '@matricula/contract/interop'
import { CourseId, type JobId } from '@matricula/contract/kernel'
import { listDistributions } from '@matricula/contract/records'
import { expect, test } from 'vitest'
import { registrar, school } from '#testing/school.ts'

const heading =
  'CRN,Course Subject,Course Number,Course Title,Course Section,Sched Type,Term,Primary Instructor,A,B,F,W,Average Grade'
const fileWith = (letters: string): string =>
  [
    heading,
    `90001,PHIL,110,Logic,A1,LEC,120258,"Frege, G",${letters}`,
    '90002,PHIL,110,Logic,A2,DIS,120258,,N/A,N/A,N/A,N/A,N/A',
  ].join('\n')

async function office() {
  const s = await school()
  const desk = s.as(registrar)
  async function settled(jobId: JobId): Promise<ImportJob> {
    await s.interop.settled()
    return (await desk.call(readImport, { params: { jobId } })).body
  }
  async function imported(letters: string): Promise<ImportJob> {
    const body = { kind: 'grades-uiuc' as const, fileName: 'grades.csv', text: fileWith(letters) }
    const { jobId } = (await desk.call(startImport, { body })).body
    await settled(jobId)
    await desk.call(commitImport, { params: { jobId } })
    return await settled(jobId)
  }
  async function undone({ jobId }: ImportJob): Promise<ImportJob> {
    await desk.call(undoImport, { params: { jobId } })
    return await settled(jobId)
  }
  const courseId = CourseId.parse('PHIL-110')
  const list = async () => (await desk.call(listDistributions, { params: { courseId } })).body.items
  return { imported, undone, list }
}

test('grades of a finished term are stored with the average that follows from them', async () => {
  const { imported, list } = await office()
  // (6·4 + 3·3 + 1·0) / 10 = 3.30
  expect(await imported('6,3,1,2,3.3')).toMatchObject({ created: 2, refused: 0, warnings: 0 })
  expect(await list()).toMatchObject([
    {
      termId: '2025-fa',
      code: 'A1',
      instructor: 'Frege, G',
      counts: { A: 6, B: 3, F: 1, W: 2 },
      average: { text: '3.30', value: 3300 },
      published: '3.3',
    },
  ])
})

test('the same file changes nothing, and a corrected one what it corrects', async () => {
  const { imported, list } = await office()
  await imported('6,3,1,2,3.3')
  expect(await imported('6,3,1,2,3.3')).toMatchObject({ created: 0, changed: 0, same: 2 })
  expect(await imported('7,3,0,2,3.7')).toMatchObject({ changed: 1, same: 1 })
  expect(await list()).toMatchObject([{ counts: { A: 7 }, average: { text: '3.70' }, version: 2 }])
})

test('a correction that is taken back leaves what was before; what was changed since stays', async () => {
  const { imported, undone, list } = await office()
  const first = await imported('6,3,1,2,3.3')
  const second = await imported('7,3,0,2,3.7')
  expect(await undone(second)).toMatchObject({ state: 'undone', warnings: 0 })
  expect(await list()).toMatchObject([{ average: { text: '3.30' }, version: 3 }])
  expect((await undone(first)).warnings).toBeGreaterThan(0)
  expect(await list()).toHaveLength(1)
})

test('taken back at once, nothing is left', async () => {
  const { imported, undone, list } = await office()
  expect(await undone(await imported('6,3,1,2,3.3'))).toMatchObject({ state: 'undone', warnings: 0 })
  expect(await list()).toEqual([])
})
