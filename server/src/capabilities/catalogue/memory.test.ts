import { NewSection, SectionChange, TermChange } from '@matricula/contract/catalogue'
import { expect, test } from 'vitest'
import { registrar } from '#testing/school.ts'
import { openSchool, type SmallSchool } from '#testing/small-school.ts'
import { createCatalogue } from './index.ts'

/** A second server on the same store; it hears what is said when the story says so. */
function secondServer(school: SmallSchool) {
  const catalogue = createCatalogue({ ...school.platform, identity: school.identity })
  let heard = 0
  return {
    catalogue,
    async hear() {
      await school.settle()
      const news = school.events.slice(heard)
      heard = school.events.length
      for (const listener of catalogue.listeners) {
        await listener.hear(news.filter((event) => listener.events.includes(event.name)))
      }
    },
  }
}

test('the catalogue of a term is read once and then known', async () => {
  const school = await openSchool()
  const { catalogue } = secondServer(school)
  await catalogue.sectionsOfTerm(school.termId)
  await catalogue.terms()
  const spent = school.platform.store.meter()

  await catalogue.term(school.termId)
  await catalogue.section(school.section.calculusA)
  await catalogue.sectionsOfCourse(school.termId, school.course.programming)
  await catalogue.sectionsOf([school.section.algorithmsA, school.section.calculusB])

  expect(spent()).toEqual({ trips: 0, reads: 0, writes: 0 })
})

test('what one server changes the other knows as soon as it hears of it', async () => {
  const school = await openSchool()
  const other = secondServer(school)
  await other.catalogue.sectionsOfTerm(school.termId)
  await other.catalogue.terms()
  const { commands } = school.catalogue

  const change = SectionChange.parse({ version: 1, note: 'In the big hall' })
  await commands.changeSection(registrar, school.section.calculusA, change)
  await commands.changeTerm(registrar, school.termId, TermChange.parse({ version: 1, creditLimit: 12 }))
  const wished = { termId: school.termId, courseId: 'MA-101', code: 'C', capacity: 9 }
  await commands.createSection(registrar, NewSection.parse(wished))
  await other.hear()

  expect(await other.catalogue.section(school.section.calculusA)).toMatchObject({ note: 'In the big hall' })
  expect(await other.catalogue.term(school.termId)).toMatchObject({ creditLimit: 12 })
  const sections = await other.catalogue.sectionsOfCourse(school.termId, school.course.calculus)
  expect(sections.map((section) => section.code)).toEqual(['A', 'B', 'C'])
})

test('a server reads nothing again of what it changed itself', async () => {
  const school = await openSchool()
  const other = secondServer(school)
  await other.hear()
  await other.catalogue.sectionsOfTerm(school.termId)
  const change = SectionChange.parse({ version: 1, note: 'In the big hall' })
  await other.catalogue.commands.changeSection(registrar, school.section.calculusA, change)
  await school.settle()
  const spent = school.platform.store.meter()

  const listener = other.catalogue.listeners.find((one) => one.name === 'catalogue.memory')
  await listener?.hear(school.events.slice(-1))

  expect(spent()).toEqual({ trips: 0, reads: 0, writes: 0 })
})

test('what is taken back is forgotten', async () => {
  const school = await openSchool()
  const other = secondServer(school)
  const before = await other.catalogue.section(school.section.calculusA)
  await other.catalogue.sectionsOfTerm(school.termId)

  await school.platform.store.commit(registrar, school.catalogue.sectionRemoval(before))
  await other.hear()

  expect(await other.catalogue.findSection(before.sectionId)).toBeUndefined()
  expect(await other.catalogue.sectionsOfTerm(school.termId)).toHaveLength(7)
})

test('an older version never takes the place of a newer one', async () => {
  const school = await openSchool()
  const other = secondServer(school)
  const sectionId = school.section.calculusA
  await other.catalogue.section(sectionId)
  const change = (version: number, note: string) =>
    other.catalogue.commands.changeSection(registrar, sectionId, SectionChange.parse({ version, note }))
  await change(1, 'first')
  await change(2, 'second')

  await other.hear()

  expect(await other.catalogue.section(sectionId)).toMatchObject({ note: 'second', version: 3 })
})
