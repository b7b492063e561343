import { Student, StudentChange } from '@matricula/contract/students'
import { expect, test } from 'vitest'
import { changeIn, draftOf } from './draft.ts'

const ada = Student.parse({
  studentId: 'ada',
  rollNumber: 'CS27-001',
  givenName: 'Ada',
  familyName: 'Lovelace',
  programmeId: 'bsc-cs',
  cohort: '2027',
  status: 'active',
  version: 3,
})

test('only what was edited is sent, with the version that was seen', () => {
  const change = changeIn({ ...draftOf(ada), phone: '+44 20 7946 0018' }, ada, 3)

  expect(change).toEqual({ phone: '+44 20 7946 0018', version: 3 })
  expect(StudentChange.safeParse(change).success).toBe(true)
})

test('a field that is emptied is cleared, one that must not be empty is refused', () => {
  expect(changeIn({ ...draftOf(ada), familyName: '' }, ada, 3)).toEqual({ familyName: null, version: 3 })
  expect(StudentChange.safeParse(changeIn({ ...draftOf(ada), givenName: '' }, ada, 3)).success).toBe(false)
})
