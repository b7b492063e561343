import { listHolds, placeHold, releaseHold } from '@matricula/contract/enrolment'
import { expect, test } from 'vitest'
import { registrar, studentActor } from '#testing/school.ts'
import { college, drop, enrol, inShort } from './testing/college.ts'

const fees = { reason: 'Fees of the last term are due', office: 'Bursar', note: 'Called on Monday' }

test('a hold stops registration at once, says who lifts it, and ends at once', async () => {
  const here = await college()
  const [a, b] = [await here.section('CS-201 A'), await here.section('CS-301 A')]
  const ada = await here.student('Ada')
  await here.register(ada, [enrol(a)])
  const office = here.school.as(registrar)
  const { body: hold, status } = await office.call(placeHold, { params: { studentId: ada }, body: fees })
  expect([status, hold.placedBy]).toEqual([201, 'Rosalind Franklin'])

  const [refused] = await here.register(ada, [enrol(b)])
  expect(refused?.refusals.map(({ message }) => message)).toEqual([
    'A hold stops this registration. Fees of the last term are due. It is lifted by: Bursar.',
  ])
  // What is registered may be dropped.
  expect(inShort(await here.register(ada, [drop(a)]))).toEqual(['dropped'])

  const params = { studentId: ada, holdId: hold.holdId }
  expect((await office.call(releaseHold, { params })).status).toBe(204)
  expect(inShort(await here.register(ada, [enrol(b)]))).toEqual(['enrolled'])
  expect((await office.call(releaseHold, { params })).status).toBe(404)
})

test('one of two holds is enough to stop', async () => {
  const here = await college()
  const a = await here.section('CS-201 A')
  const ada = await here.student('Ada')
  const office = here.school.as(registrar)
  const { body: first } = await office.call(placeHold, { params: { studentId: ada }, body: fees })
  await office.call(placeHold, {
    params: { studentId: ada },
    body: { reason: 'No adviser yet', office: 'Advising' },
  })
  await office.call(releaseHold, { params: { studentId: ada, holdId: first.holdId } })
  const [refused] = await here.register(ada, [enrol(a)])
  expect(refused?.refusals.map(({ facts }) => facts)).toEqual([
    { reason: 'No adviser yet', office: 'Advising' },
  ])
})

test('a student reads the reason, and not what members of staff note', async () => {
  const here = await college()
  const [ada, grace] = [await here.student('Ada'), await here.student('Grace')]
  await here.school.as(registrar).call(placeHold, { params: { studentId: ada }, body: fees })
  const asked = { params: { studentId: ada } }
  expect((await here.school.as(registrar).call(listHolds, asked)).body.items[0]?.note).toBe(
    'Called on Monday',
  )
  const own = await here.school.as(studentActor(ada)).call(listHolds, asked)
  expect(own.body.items).toMatchObject([{ reason: fees.reason, office: 'Bursar' }])
  expect(own.body.items[0]).not.toHaveProperty('note')
  expect((await here.school.as(studentActor(grace)).call(listHolds, asked)).status).toBe(403)
  const own403 = await here.school.as(studentActor(ada)).call(placeHold, { ...asked, body: fees })
  expect(own403.status).toBe(403)
})

test('a hold without a reason, or for nobody, is refused', async () => {
  const here = await college()
  const ada = await here.student('Ada')
  const office = here.school.as(registrar)
  const empty = await office.call(placeHold, {
    params: { studentId: ada },
    body: { reason: ' ', office: 'Bursar' },
  })
  expect(empty).toMatchObject({
    status: 400,
    body: { fields: [{ field: 'reason', message: 'This cannot be empty' }] },
  })
  expect((await office.call(placeHold, { params: { studentId: 'nobody' }, body: fees })).status).toBe(404)
})
