import type { LiveEvent, Room } from '@matricula/contract/kernel'
import { expect, test } from 'vitest'
import type { Audience } from '#platform/capability.ts'
import { nobody } from '#testing/school.ts'
import { addressesOf, heardBy, type Member } from './members.ts'

const audience: Audience = {
  'register.marked': () => [
    'section:algebra',
    { rooms: ['student:ada'], facts: { marks: ['ada'] } },
    { rooms: ['student:grace'], facts: { marks: ['grace'] } },
  ],
}
const marked: LiveEvent = {
  seq: 7,
  id: '7',
  name: 'register.marked',
  at: '',
  actor: { id: 'emmy', name: 'Emmy' },
  facts: { marks: ['ada', 'grace'] },
}
const memberOf = (...rooms: Room[]): Member => ({
  socket: {} as Member['socket'],
  actor: nobody,
  rooms: new Set(rooms),
})

test.each<[string, Room[], unknown[]]>([
  ['those who teach hear of everyone', ['section:algebra'], [['ada', 'grace']]],
  ['a student hears of herself alone', ['student:ada'], [['ada']]],
  [
    'whoever is in several rooms hears it once, and in full',
    ['student:ada', 'section:algebra'],
    [['ada', 'grace']],
  ],
  ['whoever is elsewhere hears nothing', ['section:biology', 'everyone'], []],
])('%s', (_, rooms, heard) => {
  const events = heardBy(memberOf(...rooms), addressesOf(marked, audience))

  expect(events.map(({ facts }) => facts['marks'])).toEqual(heard)
})
