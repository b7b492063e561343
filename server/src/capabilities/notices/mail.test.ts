import { registersReminded } from '@matricula/contract/attendance'
import { placeHold, register } from '@matricula/contract/enrolment'
import { incompleteExtended } from '@matricula/contract/finals'
import { StudentId, UserId } from '@matricula/contract/kernel'
import {
  announce,
  changeMailPreferences,
  discardLetter,
  endMail,
  listLetters,
  MailKind,
  readMailPreferences,
  sendLetterAgain,
  type WantedMail,
  withdrawAnnouncement,
} from '@matricula/contract/notices'
import { describe, expect, test, vi } from 'vitest'
import { stranger, systemActor } from '#platform/actor.ts'
import { classroom } from '#testing/classroom.ts'
import { registrar, studentActor } from '#testing/school.ts'

const clerk = systemActor('test')

/** A class of two with accounts and addresses; letters are those that wait for the mail server. */
async function addressed(wanted: WantedMail) {
  const room = await classroom({ students: 2 })
  const people = await Promise.all(
    room.studentIds.map(async (studentId, place) => {
      const userId = UserId.parse(`u-student-${place}`)
      const grants = [{ role: 'student' as const, scope: { kind: 'self' as const, id: studentId } }]
      const name = `Student ${place}`
      const email = `student${place}@school.test`
      const facts = {
        userId,
        loginName: `student${place}`,
        name,
        email,
        grants,
        studentId,
        passwordHash: 'x',
      }
      await room.platform.store.commit(clerk, room.identity.accountWrites(facts))
      return { ...studentActor(studentId), id: userId, grants }
    }),
  )
  const [first = studentActor('nobody')] = people
  const me = room.as(first)
  await me.call(changeMailPreferences, { body: wanted })
  await room.settle()
  const waiting = async () => {
    await room.settle()
    const { items } = await room.platform.post.inState('waiting', { limit: 50 })
    return items
  }
  const say = (to: Parameters<typeof toBody>[0], more = {}) => room.office.call(announce, toBody(to, more))
  const hold = (of: number) =>
    room.office.call(placeHold, {
      params: { studentId: room.studentIds[of] ?? StudentId.parse('nobody') },
      body: { reason: 'A book is overdue', office: 'Library' },
    })
  const administrator = room.as({
    ...registrar,
    id: 'u-admin',
    grants: [{ role: 'administrator', scope: { kind: 'institution' } }],
  })
  return { ...room, people, me, waiting, say, hold, administrator }
}

const toBody = (to: 'everyone' | 'instructor', more: object) => ({
  body: {
    title: 'Library',
    body: 'It is open all night.',
    to: to === 'everyone' ? { to } : { to: 'role' as const, role: to },
    ...more,
  },
})

const atOnce: WantedMail = { announcements: 'at-once', record: 'at-once' }

test('nothing is mailed to whoever has not asked for it, and the address is told', async () => {
  const { me, waiting, say, hold } = await addressed({ announcements: 'inbox', record: 'inbox' })
  expect((await me.call(readMailPreferences, {})).body).toEqual({
    announcements: 'inbox',
    record: 'inbox',
    address: 'student0@school.test',
  })
  await say('everyone')
  await hold(0)
  expect(await waiting()).toEqual([])
})

describe('whoever wants each at once', () => {
  test('gets announcements for them, and no others', async () => {
    const { waiting, say } = await addressed(atOnce)
    await say('instructor')
    expect(await waiting()).toEqual([])
    await say('everyone')
    const [letter] = await waiting()
    expect(letter).toMatchObject({ to: 'student0@school.test', subject: 'Library' })
    expect(letter?.text).toContain('It is open all night.')
    expect(letter?.text).toContain(letter?.unsubscribe)
  })

  test('hears that something is on the record, and not what', async () => {
    const { waiting, hold } = await addressed(atOnce)
    await hold(1)
    expect(await waiting()).toEqual([])
    await hold(0)
    const [letter] = await waiting()
    expect(letter?.subject).toBe('Something new on your record at Matricula')
    expect(letter?.text).not.toContain('overdue')
  })

  test('hears that the office took a seat away, and not of a seat given up oneself', async () => {
    const { waiting, office, me, studentIds, termId, sectionId } = await addressed(atOnce)
    const [studentId = StudentId.parse('nobody')] = studentIds
    const params = { studentId }
    const wish = { sectionIds: [sectionId] }
    const drop = { params, body: { termId, items: [{ wish: 'drop' as const, ...wish }] } }
    const enrol = { params, body: { termId, items: [{ wish: 'enrol' as const, ...wish }] } }
    expect((await me.call(register, drop)).body).toMatchObject({ outcomes: [{ outcome: 'dropped' }] })
    expect(await waiting()).toEqual([])
    await office.call(register, enrol)
    await office.call(register, drop)
    expect(await waiting()).toMatchObject([{ subject: 'Something new on your record at Matricula' }])
  })

  test('hears that there is more time for an incomplete', async () => {
    const { waiting, platform, studentIds, termId, sectionId } = await addressed(atOnce)
    const [studentId = StudentId.parse('nobody')] = studentIds
    const facts = { studentId, sectionId, termId, courseTitle: 'Algorithms', dueOn: '2027-05-01' }
    await platform.store.commit(clerk, { writes: [], events: [incompleteExtended(facts)] })
    const [letter] = await waiting()
    expect(letter?.subject).toBe('Something new on your record at Matricula')
    expect(letter?.text).not.toContain('Algorithms')
  })

  test('gets each letter once, though the news is heard twice', async () => {
    const { waiting, say, hold, capabilities, events } = await addressed(atOnce)
    await say('everyone')
    await hold(0)
    expect(await waiting()).toHaveLength(2)
    const listener = capabilities['notices']?.listeners.find(({ name }) => name === 'notices-mail')
    await listener?.hear(events.filter(({ name }) => listener.events.includes(name)))
    expect(await waiting()).toHaveLength(2)
  })

  test('gets an announcement when it begins, and not at all where it was withdrawn before', async () => {
    const { waiting, say, office } = await addressed(atOnce)
    const startsAt = '2027-01-20T08:00:00.000Z'
    const { body } = await say('everyone', { startsAt })
    expect(await waiting()).toMatchObject([{ due: startsAt }])
    await office.call(withdrawAnnouncement, { params: { announcementId: body.announcementId } })
    expect(await waiting()).toEqual([])
  })
})

test('whoever teaches is mailed what is missing, once for each reminder', async () => {
  const { waiting, platform, sectionId, people } = await addressed(atOnce)
  const [{ id } = { id: 'nobody' }, { id: other } = { id: 'nobody' }] = people
  const facts = { sectionId, label: 'CS-201 A', missing: 2, since: '2027-01-04' }
  const reminded = [id, other].map((one) => registersReminded({ ...facts, userId: UserId.parse(one) }))
  await platform.store.commit(clerk, { writes: [], events: reminded })
  const letters = await waiting()
  expect(letters).toMatchObject([
    { subject: 'Registers of CS-201 A are missing', to: 'student0@school.test' },
  ])
  expect(letters[0]?.text).toContain('2 registers of CS-201 A are missing, the oldest of 2027-01-04')
})

test('whoever wants a letter a day gets one, however much there is', async () => {
  const { waiting, say, hold } = await addressed({ announcements: 'daily', record: 'daily' })
  await say('everyone')
  await hold(0)
  expect(await waiting()).toMatchObject([
    { subject: 'News for you at Matricula', due: '2027-01-12T07:00:00.000Z' },
  ])
})

test('the name of the institution is read once for all the news that is heard at once', async () => {
  const { waiting, platform, studentIds, sectionId, termId } = await addressed(atOnce)
  const extended = (studentId: StudentId) =>
    incompleteExtended({ studentId, sectionId, termId, courseTitle: 'Algorithms', dueOn: '2027-05-01' })
  const [own = StudentId.parse('nobody'), another = own] = studentIds
  const get = vi.spyOn(platform.store, 'get')
  const reads = () => get.mock.calls.filter(([{ pk }]) => pk === 'INSTITUTION').length
  await platform.store.commit(clerk, { writes: [], events: [extended(another)] })
  expect(await waiting()).toEqual([])
  expect(reads()).toBe(0)
  await platform.store.commit(clerk, { writes: [], events: [extended(own), extended(own), extended(own)] })
  expect(await waiting()).toHaveLength(3)
  expect(reads()).toBe(1)
})

test('the name of the institution is read once for an announcement, whoever gets it', async () => {
  const { as, waiting, say, platform, people } = await addressed(atOnce)
  const [, another = studentActor('nobody')] = people
  await as(another).call(changeMailPreferences, { body: atOnce })
  await waiting()
  const get = vi.spyOn(platform.store, 'get')
  await say('everyone')
  expect(await waiting()).toHaveLength(2)
  expect(get.mock.calls.filter(([{ pk }]) => pk === 'INSTITUTION')).toHaveLength(1)
})

describe('the link of a letter', () => {
  async function withLetters(wanted: WantedMail) {
    const world = await addressed(wanted)
    await world.say('everyone')
    await world.hold(0)
    const letters = await world.waiting()
    const links = letters.map(({ unsubscribe = '' }) => {
      const [, kind, userId = '', seal = ''] = new URL(unsubscribe).pathname.split('/').slice(1)
      return { kind: MailKind.parse(kind), userId: UserId.parse(userId), seal }
    })
    const choice = async () => (await world.me.call(readMailPreferences, {})).body
    const nobody = world.as(stranger)
    return { ...world, nobody, choice, ofKind: (kind: MailKind) => links.find((link) => link.kind === kind) }
  }

  test('ends letters of its kind for whoever holds it, and is of use twice', async () => {
    const { nobody, ofKind, choice, say, hold, waiting } = await withLetters(atOnce)
    const params = ofKind('announcements')
    if (!params) throw new RangeError('There is no letter about an announcement')
    expect((await nobody.call(endMail, { params })).status).toBe(204)
    expect((await nobody.call(endMail, { params })).status).toBe(204)
    expect(await choice()).toMatchObject({ announcements: 'inbox', record: 'at-once' })
    const before = (await waiting()).length
    await say('everyone')
    expect(await waiting()).toHaveLength(before)
    await hold(0)
    expect(await waiting()).toHaveLength(before + 1)
  })

  test('of a day ends whatever comes once a day', async () => {
    const { nobody, ofKind, choice, me } = await withLetters({ announcements: 'daily', record: 'daily' })
    const params = ofKind('daily')
    if (!params) throw new RangeError('There is no letter of a day')
    await me.call(changeMailPreferences, { body: { announcements: 'daily', record: 'at-once' } })
    await nobody.call(endMail, { params })
    expect(await choice()).toMatchObject({ announcements: 'inbox', record: 'at-once' })
  })

  test('that was changed ends nothing', async () => {
    const { nobody, ofKind, choice } = await withLetters(atOnce)
    const params = ofKind('record')
    if (!params) throw new RangeError('There is no letter about the record')
    const changed = [
      { ...params, kind: 'announcements' as const },
      { ...params, userId: UserId.parse('u-student-1') },
      { ...params, seal: 'a'.repeat(43) },
    ]
    for (const one of changed) {
      const { status, body } = await nobody.call(endMail, { params: one })
      expect({ status, body }).toMatchObject({ status: 410, body: { code: 'link.spent' } })
    }
    expect(await choice()).toMatchObject(atOnce)
  })
})

describe('letters that were given up', () => {
  async function givenUp() {
    const world = await addressed(atOnce)
    await world.say('everyone')
    const [letter] = await world.waiting()
    if (!letter) throw new RangeError('There is no letter')
    const dead = { ...letter, state: 'dead' as const, answer: 'There is nobody of that name', attempts: 8 }
    await world.platform.store.commit(clerk, { writes: [world.platform.post.keep(dead)], events: [] })
    const list = async () => (await world.administrator.call(listLetters, {})).body.items
    return { ...world, list, params: { letterId: letter.letterId } }
  }

  test('are seen by the administrator with the answer, and without their text', async () => {
    const { list, office } = await givenUp()
    const items = await list()
    expect(items).toMatchObject([{ to: 'student0@school.test', answer: 'There is nobody of that name' }])
    expect(JSON.stringify(items)).not.toContain('open all night')
    expect((await office.call(listLetters, {})).status).toBe(403)
  })

  test('are tried again, or discarded', async () => {
    const { list, administrator, params, waiting } = await givenUp()
    expect((await administrator.call(sendLetterAgain, { params })).body).toMatchObject({
      state: 'waiting',
      attempts: 0,
    })
    expect(await list()).toEqual([])
    expect(await waiting()).toHaveLength(1)
    await administrator.call(discardLetter, { params })
    expect(await waiting()).toEqual([])
    expect((await administrator.call(discardLetter, { params })).status).toBe(404)
  })
})
