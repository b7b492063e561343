import type { SavedCohortId, StudentId } from '@matricula/contract/kernel'
import {
  announce,
  type CohortRule,
  changeSavedCohort,
  countCohort,
  listSavedCohorts,
  readInbox,
  saveCohort,
} from '@matricula/contract/notices'
import { expect, test } from 'vitest'
import { classroom } from '#testing/classroom.ts'
import { studentActor } from '#testing/school.ts'

/** Three students of BSC-CS, admitted in 2026, with the roll numbers R0001 to R0003. */
async function campus() {
  const room = await classroom({ students: 3 })
  const { office, as, studentIds } = room
  const save = (rule: CohortRule, title = 'Spoken to') => office.call(saveCohort, { body: { title, rule } })
  const say = (cohortId: SavedCohortId, title = 'Library') =>
    office.call(announce, {
      body: { title, body: 'It is open.', to: { to: 'cohort', cohortId } },
    })
  const titlesOf = async (studentId: StudentId) =>
    (await as(studentActor(studentId)).call(readInbox, {})).body.items.flatMap((entry) =>
      entry.kind === 'announcement' ? [entry.title] : [],
    )
  const titles = () => Promise.all(studentIds.map(titlesOf))
  return { ...room, save, say, titles }
}

const facts = (more: Partial<Extract<CohortRule, { by: 'facts' }>> = {}): CohortRule => ({
  by: 'facts',
  programmeIds: [],
  admitted: [],
  statuses: [],
  ...more,
})
const list = (...rollNumbers: string[]): CohortRule => ({ by: 'list', rollNumbers })

test('an announcement reaches those on the list, and nobody else', async () => {
  const { save, say, titles } = await campus()
  const { body: cohort } = await save(list('R0001', 'R0003'))
  expect((await say(cohort.cohortId)).status).toBe(201)
  expect(await titles()).toEqual([['Library'], [], ['Library']])
})

test('who belongs by facts is found when it is asked, and copied nowhere', async () => {
  const { office, save, say, titles } = await campus()
  const { body: nobody } = await save(facts({ programmeIds: ['BSC-CS' as never], admitted: ['2019'] }))
  await say(nobody.cohortId)
  expect(await titles()).toEqual([[], [], []])
  const body = { title: 'All of 2026', rule: facts({ admitted: ['2026'] }), archived: false, version: 1 }
  await office.call(changeSavedCohort, { params: { cohortId: nobody.cohortId }, body })
  expect(await titles()).toEqual([['Library'], ['Library'], ['Library']])
})

test('it is told how many belong before anything is saved', async () => {
  const { office } = await campus()
  const count = async (rule: CohortRule) => (await office.call(countCohort, { body: { rule } })).body.students
  expect(await count(facts({ programmeIds: ['BSC-CS' as never] }))).toBe(3)
  expect(await count(facts({ admitted: ['2026'], statuses: ['active'] }))).toBe(3)
  expect(await count(facts({ statuses: ['graduated'] }))).toBe(0)
  expect(await count(list('R0002', 'r0002'))).toBe(1)
})

test('roll numbers that nobody has are named, and nothing is stored', async () => {
  const { office, save } = await campus()
  const slip = await save(list('R0001', 'R9999'))
  expect(slip).toMatchObject({
    status: 400,
    body: { fields: [{ field: 'rule.rollNumbers', message: 'Nobody has the roll number R9999' }] },
  })
  expect((await save(facts())).body).toMatchObject({ code: 'request.invalid' })
  expect((await save(facts({ programmeIds: ['nowhere' as never] }))).body).toMatchObject({
    code: 'item.missing',
  })
  expect((await office.call(listSavedCohorts, {})).body.items).toEqual([])
})

test('to an archived cohort nothing new is announced; what was stays to be read', async () => {
  const { office, save, say, titles } = await campus()
  const rule = list('R0001')
  const { body: cohort } = await save(rule)
  await say(cohort.cohortId)
  const params = { cohortId: cohort.cohortId }
  const body = { title: 'Gone', rule, archived: true, version: 1 }
  expect((await office.call(changeSavedCohort, { params, body })).body.archivedAt).toBeDefined()
  expect((await say(cohort.cohortId, 'More')).body).toMatchObject({ code: 'item.missing' })
  expect(await titles()).toEqual([['Library'], [], []])
  expect((await office.call(changeSavedCohort, { params, body })).body).toMatchObject({ code: 'item.stale' })
})

test('cohorts are for the office, and cost an inbox nothing', async () => {
  const { as, save, say, titles, studentIds, platform } = await campus()
  const [ada = 'nobody' as StudentId] = studentIds
  const me = as(studentActor(ada))
  expect((await me.call(listSavedCohorts, {})).status).toBe(403)
  const spentOn = async () => {
    await me.call(readInbox, {})
    const spent = platform.store.meter()
    await me.call(readInbox, {})
    return spent()
  }
  const before = await spentOn()
  for (const title of ['One', 'Two', 'Three']) {
    const { body } = await save(list('R0001'), title)
    await say(body.cohortId, title)
  }
  expect((await titles())[0]).toHaveLength(3)
  expect(await spentOn()).toEqual(before)
})
