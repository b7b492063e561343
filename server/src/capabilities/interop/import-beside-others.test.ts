import { commitImport, readImport, startImport } from '@matricula/contract/interop'
import { SectionId } from '@matricula/contract/kernel'
import { expect, test } from 'vitest'
import { registrar, school } from '#testing/school.ts'

const heading =
  'YearTerm,Subject,Number,Name,Description,Credit Hours,CRN,Section,Section Status,Enrollment Status,Type,Start Time,End Time,Days of Week,Room,Building,Instructors'
const rows = Array.from(
  { length: 62 },
  (_, place) => `2027-sp,PHYS,101,Waves,,4 hours.,${70_000 + place},A${place},A,Open,Lecture,ARRANGED,,,,,`,
)

test('makes again what others took away meanwhile, though it no longer fits into one transaction', async () => {
  const s = await school()
  const { store } = s.platform
  const commit = store.commit.bind(store)
  const body = { kind: 'sections-uiuc' as const, fileName: 'file.csv', text: [heading, ...rows].join('\n') }
  const { jobId } = (await s.as(registrar).call(startImport, { body })).body
  await s.interop.settled()
  let steps = 0

  async function interfere(): Promise<void> {
    const [term] = await s.catalogue.storedTerms()
    const [subject] = await s.catalogue.storedSubjects()
    const [first] = await s.catalogue.findSections([SectionId.parse('2027-sp_PHYS-101_A0')])
    if (!term || !subject || !first) throw new RangeError('The first step has not been stored')
    const theirs = { ...first, sectionId: SectionId.parse('2027-sp_PHYS-101_A61'), code: 'A61', note: 'Mine' }
    await commit(registrar, s.catalogue.termRemoval(term))
    await commit(registrar, s.catalogue.subjectRemoval(subject))
    await commit(registrar, s.catalogue.newSection(theirs, 5))
  }
  Object.assign(store, {
    commit: async (...given: Parameters<typeof commit>) => {
      const isStep = given[1].events.some(({ name }) => name === 'section.created')
      if (isStep) steps += 1
      if (isStep && steps === 2) await interfere()
      return await commit(...given)
    },
  })

  await s.as(registrar).call(commitImport, { params: { jobId } })
  await s.interop.settled()
  const done = (await s.as(registrar).call(readImport, { params: { jobId } })).body

  expect(done).toMatchObject({ state: 'done', rows: 62, created: 61, changed: 1, refused: 0 })
  expect((await s.catalogue.storedTerms()).map((term) => term.termId)).toEqual(['2027-sp'])
  expect((await s.catalogue.storedSubjects()).map((subject) => subject.subjectId)).toEqual(['PHYS'])
})
