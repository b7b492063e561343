import { placeHold } from '@matricula/contract/enrolment'
import { gradeReleased } from '@matricula/contract/finals'
import {
  type AnnouncedTo,
  announce,
  announceToSection,
  listAnnouncements,
  listSectionAnnouncements,
  markInboxRead,
  readInbox,
  withdrawAnnouncement,
  withdrawFromSection,
} from '@matricula/contract/notices'
import { describe, expect, test } from 'vitest'
import { systemActor } from '#platform/actor.ts'
import { classroom } from '#testing/classroom.ts'
import { instructorOf, type Person, registrar, studentActor } from '#testing/school.ts'

async function campus(students = 1) {
  const room = await classroom({ students })
  const [studentId] = room.studentIds
  if (!studentId) throw new RangeError('Somebody sits in the class')
  const me = room.as(studentActor(studentId))
  // What happened before is read, so that only what follows is news.
  room.clock.set('2027-01-12T08:00:00.000Z')
  const params = { sectionId: room.sectionId }
  const say = (to: AnnouncedTo, more: { title?: string; startsAt?: string } = {}) =>
    room.office.call(announce, {
      body: { title: 'Library', body: 'It is open all night.', ...more, to },
    })
  const inbox = async (of: Person = me) => (await of.call(readInbox)).body
  const titles = async (of: Person = me) =>
    (await inbox(of)).items.flatMap((entry) => (entry.kind === 'announcement' ? [entry.title] : []))
  const readUntil = (until: string, of: Person = me) => of.call(markInboxRead, { body: { until } })
  return { ...room, studentId, me, params, say, inbox, titles, readUntil }
}

describe('an announcement reaches exactly those whom it is for', () => {
  test.each<[AnnouncedTo, { student: boolean; teacher: boolean; office: boolean }]>([
    [{ to: 'everyone' }, { student: true, teacher: true, office: true }],
    [
      { to: 'role', role: 'student' },
      { student: true, teacher: false, office: false },
    ],
    [
      { to: 'role', role: 'instructor' },
      { student: false, teacher: true, office: false },
    ],
    [
      { to: 'programme', programmeId: 'BSC-CS' as never },
      { student: true, teacher: false, office: false },
    ],
    [
      { to: 'section', sectionId: '2027S_CS-201_A' as never },
      { student: true, teacher: true, office: false },
    ],
  ])('%o', async (to, { student, teacher, office }) => {
    const { say, me, teacher: emmy, office: desk, titles } = await campus()
    expect((await say(to)).status).toBe(201)
    expect([await titles(me), await titles(emmy), await titles(desk)]).toEqual(
      [student, teacher, office].map((hears) => (hears ? ['Library'] : [])),
    )
  })

  test('a programme that is not there is refused, and so is an announcement without words', async () => {
    const { say, office } = await campus()
    const nowhere = await say({ to: 'programme', programmeId: 'nowhere' as never })
    expect(nowhere).toMatchObject({ status: 404, body: { code: 'item.missing' } })
    const silent = await office.call(announce, {
      body: { title: ' ', body: '', to: { to: 'everyone' } },
    })
    expect(silent).toMatchObject({ status: 400, body: { fields: [{ field: 'title' }, { field: 'body' }] } })
  })

  test('one that begins later is seen then', async () => {
    const { say, titles, clock } = await campus()
    await say({ to: 'everyone' }, { startsAt: '2027-01-13T08:00:00.000Z' })
    expect(await titles()).toEqual([])
    clock.set('2027-01-13T08:00:00.000Z')
    expect(await titles()).toEqual(['Library'])
  })

  test('one that was withdrawn is gone at once; the office still sees it', async () => {
    const { say, titles, office } = await campus()
    const { body } = await say({ to: 'everyone' })
    expect(await titles()).toEqual(['Library'])
    const params = { announcementId: body.announcementId }
    expect((await office.call(withdrawAnnouncement, { params })).body.withdrawnAt).toBeDefined()
    expect((await office.call(withdrawAnnouncement, { params })).status).toBe(200)
    expect(await titles()).toEqual([])
    expect((await office.call(listAnnouncements)).body.items).toMatchObject([
      { title: 'Library', withdrawnAt: '2027-01-12T08:00:00.000Z' },
    ])
  })

  test('another server hears of it and forgets what it remembered', async () => {
    const { titles, platform, settle, say, capabilities } = await campus()
    expect(await titles()).toEqual([])
    const listener = capabilities['notices']?.listeners[0]
    expect(listener?.first).toBe(true)
    await say({ to: 'everyone' })
    await settle()
    expect(await titles()).toEqual(['Library'])
    expect(platform).toBeDefined()
  })
})

test('what happened is told whole, also where it is long enough to be stored deflated', async () => {
  const { platform, inbox, studentId, sectionId, termId } = await campus()
  const courseTitle = 'On the Foundations of Everything '.repeat(20)
  await platform.store.commit(systemActor('test'), {
    writes: [],
    events: [gradeReleased({ studentId, sectionId, termId, courseTitle })],
  })
  const told = (await inbox()).items.find(
    (entry) => entry.kind === 'event' && entry.name === 'grade.released',
  )
  expect(told).toMatchObject({ facts: { courseTitle } })
})

describe('a section', () => {
  const words = { title: 'Room', body: 'We meet in C05 on Wednesday.' }

  test('is spoken to by those who teach it, and by no other', async () => {
    const { params, teacher, titles, as } = await campus()
    expect((await teacher.call(announceToSection, { params, body: words })).status).toBe(201)
    expect(await titles()).toEqual(['Room'])
    const stranger = as(instructorOf('elsewhere'))
    expect((await stranger.call(announceToSection, { params, body: words })).status).toBe(403)
    expect((await teacher.call(announce, { body: { ...words, to: { to: 'everyone' } } })).status).toBe(403)
  })

  test('lists what was announced to it, and takes back what is its own', async () => {
    const { params, teacher, say } = await campus()
    const { body } = await teacher.call(announceToSection, { params, body: words })
    const { body: other } = await say({ to: 'everyone' })
    expect((await teacher.call(listSectionAnnouncements, { params })).body.items).toMatchObject([words])
    const take = (announcementId: string) =>
      teacher.call(withdrawFromSection, { params: { ...params, announcementId } })
    expect((await take(other.announcementId)).status).toBe(404)
    expect((await take(body.announcementId)).body.withdrawnAt).toBeDefined()
  })
})

describe('the inbox', () => {
  test('tells what others did to one’s record, and not what one did oneself', async () => {
    const { studentId, office, inbox, me } = await campus()
    await office.call(placeHold, {
      params: { studentId },
      body: { reason: 'A book is overdue', office: 'Library' },
    })
    expect((await inbox()).items[0]).toMatchObject({
      kind: 'event',
      name: 'hold.placed',
      actor: { name: 'Rosalind Franklin' },
      facts: { reason: 'A book is overdue' },
      unread: true,
    })
    expect(
      (await inbox(me)).items.every((entry) => entry.kind !== 'event' || entry.actor.id !== `u-${studentId}`),
    ).toBe(true)
  })

  test('counts what is unread until it is read; reading never goes back', async () => {
    const { say, inbox, readUntil, clock } = await campus()
    await readUntil('2027-01-12T08:00:00.000Z')
    expect((await inbox()).unread).toBe(0)
    clock.set('2027-01-12T09:00:00.000Z')
    await say({ to: 'everyone' }, { title: 'First' })
    clock.set('2027-01-12T10:00:00.000Z')
    await say({ to: 'everyone' }, { title: 'Second' })
    expect((await inbox()).unread).toBe(2)
    await readUntil('2027-01-12T09:30:00.000Z')
    expect((await inbox()).items.filter(({ unread }) => unread)).toMatchObject([{ title: 'Second' }])
    await readUntil('2030-01-01T00:00:00.000Z')
    await readUntil('2027-01-01T00:00:00.000Z')
    expect((await inbox()).unread).toBe(0)
    clock.set('2027-01-12T11:00:00.000Z')
    await say({ to: 'everyone' }, { title: 'Third' })
    expect((await inbox()).unread).toBe(1)
  })

  test('a reader is counted once', async () => {
    const { say, readUntil, office, teacher, clock } = await campus()
    await say({ to: 'everyone' })
    const readers = async () => (await office.call(listAnnouncements)).body.items[0]?.readers
    expect(await readers()).toBe(0)
    await readUntil('2027-01-12T08:00:00.000Z')
    clock.set('2027-01-12T09:00:00.000Z')
    await readUntil('2027-01-12T09:00:00.000Z')
    expect(await readers()).toBe(1)
    await readUntil('2027-01-12T09:00:00.000Z', teacher)
    expect(await readers()).toBe(2)
  })

  test('of another is nobody’s business: each reads their own alone', async () => {
    const room = await campus(2)
    const [, other] = room.studentIds
    await room.office.call(placeHold, {
      params: { studentId: room.studentId },
      body: { reason: 'A book is overdue', office: 'Library' },
    })
    const theirs = await room.inbox(room.as(studentActor(String(other))))
    expect(JSON.stringify(theirs)).not.toContain('overdue')
  })

  test('costs the same, however many there are to read it and however much was announced elsewhere', async () => {
    const { say, inbox, platform } = await campus(3)
    await say({ to: 'everyone' })
    await inbox()
    const spent = platform.store.meter()
    await inbox()
    /** Profile, enrolments, own history and read mark, side by side; announcements are remembered. */
    expect(spent()).toMatchObject({ trips: 4, writes: 0 })
  })
})

test('announcing is for the office: a student is refused, and stores nothing', async () => {
  const { me, office, as } = await campus()
  const body = { title: 'Party', body: 'At mine.', to: { to: 'everyone' } as const }
  expect((await me.call(announce, { body })).status).toBe(403)
  expect((await office.call(listAnnouncements)).body.items).toEqual([])
  expect((await as(registrar).call(announce, { body })).status).toBe(201)
})
