import { readFileSync } from 'node:fs'
import {
  commitImport,
  type ImportJob,
  listImportFaults,
  readImport,
  startImport,
} from '@matricula/contract/interop'
import { CourseId, SectionId } from '@matricula/contract/kernel'
import { beforeEach, expect, test } from 'vitest'
import { readTable } from '#capabilities/interop/index.ts'
import { registrar, type School, school } from '#testing/school.ts'

let s: School
beforeEach(async () => {
  s = await school()
})

async function settled(job: ImportJob): Promise<ImportJob> {
  await s.interop.settled()
  await s.settle()
  return (await s.as(registrar).call(readImport, { params: { jobId: job.jobId } })).body
}

async function checked(fileName: string): Promise<ImportJob> {
  const path = new URL(`sample-schedule/${fileName}`, import.meta.url)
  const { text, kind } = await readTable(readFileSync(path))
  if (kind === undefined) throw new RangeError(`${fileName} is not told by its headings`)
  return await settled((await s.as(registrar).call(startImport, { body: { kind, fileName, text } })).body)
}

async function imported(fileName: string): Promise<ImportJob> {
  const { jobId } = await checked(fileName)
  const { body } = await s.as(registrar).call(commitImport, { params: { jobId } })
  return await settled(body)
}

async function faultsOf({ jobId }: ImportJob): Promise<Record<string, number>> {
  const { body } = await s.as(registrar).call(listImportFaults, { params: { jobId }, query: { limit: 200 } })
  const counts: Record<string, number> = {}
  for (const { severity, reason } of body.items) {
    const name = `${severity}: ${reason}`
    counts[name] = (counts[name] ?? 0) + 1
  }
  return counts
}

test('a catalogue is read with its prerequisites as they are printed', async () => {
  const job = await imported('catalogue.csv')

  expect(job).toMatchObject({ state: 'done', rows: 32, created: 32, refused: 0, warnings: 0 })
  const [lakes, laboratory] = await s.catalogue.findCourses(
    ['BIO-105', 'BIO-231'].map((id) => CourseId.parse(id)),
  )
  expect(lakes).toMatchObject({ title: 'Life of Lakes', credits: 4 })
  expect(laboratory).toMatchObject({
    title: 'Cells & Tissues Laboratory',
    credits: 1.5,
    requirementText: 'Credit or concurrent registration in BIO 230.',
  })
})

test('73 rows of a schedule become 63 sections, and every odd row is named', async () => {
  await imported('catalogue.csv')
  const job = await imported('schedule.csv')

  expect(job).toMatchObject({ state: 'done', rows: 73, created: 73, refused: 0 })
  expect(job.records).toEqual({
    term: { created: 1, changed: 0, same: 0 },
    section: { created: 63, changed: 0, same: 0 },
  })
  expect(await faultsOf(job)).toEqual({
    'warning: The row names days but no time, so the section is taken without this meeting': 3,
    'warning: The row names a time but no day, so the section is taken without this meeting': 1,
    'warning: The time cannot be read, so the section is taken without this meeting': 2,
    'warning: The meeting ends before it has begun, so the section is taken without this meeting': 1,
    'warning: The row repeats another row of this section word for word, so it is taken once': 1,
    'warning: The section is pending, so it is taken as closed': 2,
  })
})

test('the term is the one of the column YearTerm, not the season beside it', async () => {
  await imported('schedule.csv')

  expect(await s.catalogue.terms()).toMatchObject([{ termId: '2027-fa', title: 'Autumn 2027' }])
})

test('rows of one section stand together, wherever they are in the file', async () => {
  await imported('schedule.csv')
  const [stagecraft, arranged, untold] = await s.catalogue.findSections(
    ['2027-fa_THE-215_A', '2027-fa_ECN-100_ONL', '2027-fa_MTH-240_B'].map((id) => SectionId.parse(id)),
  )

  expect(stagecraft?.meetings).toEqual([
    { day: 2, start: 900, end: 950, room: 'Stage door Playhouse' },
    { day: 4, start: 1140, end: 1310, room: 'Playhouse' },
    { day: 5, start: 1140, end: 1310, room: 'Playhouse' },
    { day: 6, start: 600, end: 890, room: 'Playhouse' },
  ])
  expect([arranged?.meetings, arranged?.state]).toEqual([[], 'open'])
  expect([untold?.meetings, untold?.state]).toEqual([[], 'closed'])
})

test.each(['together', 'without its catalogue'])(
  'the schedule %s imported again is all the same',
  async (how) => {
    if (how === 'together') await imported('catalogue.csv')
    await imported('schedule.csv')

    const again = await imported('schedule.csv')
    expect(again).toMatchObject({ state: 'done', rows: 73, created: 0, changed: 0, same: 73, refused: 0 })
    expect(again.records).toEqual({ section: { created: 0, changed: 0, same: 63 } })
  },
)

test('the schedule right behind its catalogue needs no pause between them', async () => {
  const first = await checked('catalogue.csv')
  await s.as(registrar).call(commitImport, { params: { jobId: first.jobId } })
  await s.interop.settled()
  const second = await imported('schedule.csv')

  expect(second).toMatchObject({ state: 'done', created: 73, refused: 0 })
})
