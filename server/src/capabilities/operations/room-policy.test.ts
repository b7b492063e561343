import type { Room } from '@matricula/contract/kernel'
import { expect, test } from 'vitest'
import type { Actor } from '#platform/actor.ts'
import { administrator, instructorOf, nobody, registrar, school, studentActor } from '#testing/school.ts'

const ada = studentActor('ada')
const emmy = instructorOf('algebra-1')
const auditor: Actor = {
  kind: 'person',
  id: 'u-auditor',
  name: 'Ida Rhodes',
  grants: [{ role: 'auditor', scope: { kind: 'institution' } }],
}

test.each<[string, Actor, Room, boolean]>([
  ['a stranger hears nothing, not even seats', nobody, 'seats:2027s', false],
  ['everyone who is signed in hears the seats of a term', ada, 'seats:2027s', true],
  ['a student hears of herself', ada, 'student:ada', true],
  ['a student does not hear of another', ada, 'student:grace', false],
  ['a student does not hear a teaching room', ada, 'section:algebra-1', false],
  ['an instructor hears the section that is taught', emmy, 'section:algebra-1', true],
  ['an instructor does not hear another section', emmy, 'section:biology-1', false],
  ['an instructor does not hear of a student', emmy, 'student:ada', false],
  ['an instructor does not hear the staff', emmy, 'staff', false],
  ['a registrar hears every student', registrar, 'student:ada', true],
  ['a registrar hears the staff', registrar, 'staff', true],
  ['a registrar hears imports', registrar, 'job:j1', true],
  ['an auditor hears the staff', auditor, 'staff', true],
  ['a person hears of the own account', administrator, 'person:u-administrator', true],
  ['nobody hears of the account of another', administrator, 'person:u-registrar', false],
])('%s', async (_, actor, room, answer) => {
  const { mayJoin } = await school()

  expect(await mayJoin(actor, room)).toBe(answer)
})

test('a room that there is not is heard by nobody', async () => {
  const { mayJoin } = await school()

  expect(await mayJoin(registrar, 'toString:1' as Room)).toBe(false)
  expect(await mayJoin(registrar, '' as Room)).toBe(false)
})
