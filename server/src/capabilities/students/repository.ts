import type { ProgrammeId, StudentId } from '@matricula/contract/kernel'
import { fullName, Programme, type RollNumber, Student, StudentRow } from '@matricula/contract/students'
import type { z } from 'zod'
import { beginningOf, initialOf, wordsOf } from '#platform/name-words.ts'
import { equals } from '#platform/store/condition.ts'
import type { Reading } from '#platform/store/reading.ts'
import type { Store } from '#platform/store/store.ts'
import { type Item, insert, put, remove, replace, type Write } from '#platform/store/write.ts'
import { nameWordItem, profileItem, programmeItem, rollItem } from './items.ts'
import { sameRow } from './rules.ts'

export interface StudentRepository {
  find(studentId: StudentId): Promise<Student | undefined>
  findMany(studentIds: readonly StudentId[]): Promise<(Student | undefined)[]>
  idByRollNumber(rollNumber: z.infer<typeof RollNumber>): Promise<StudentId | undefined>
  /** In the order of the numbers. */
  findByRollNumbers(rollNumbers: readonly string[]): Promise<(Student | undefined)[]>
  /** Everyone, in no order, page by page. */
  every(): AsyncIterable<Student>
  ofProgramme(programmeId: ProgrammeId, cohort?: string): Promise<Student[]>
  programmes(): Promise<Programme[]>
  findProgramme(programmeId: ProgrammeId): Promise<Programme | undefined>
  /** Refusal `exists` where there is such a programme. */
  insertProgramme(programme: Programme): Write
  /** Refusals: `roll` where the roll number is another's, `exists` where the student's id is taken. */
  insert(student: Student): Write[]
  /** Refusals: `stale` where someone was faster, `roll` where the new roll number is another's. */
  replace(before: Student, after: Student): Write[]
  /** Refusal `stale` where someone changed the student since. */
  remove(student: Student): Write[]
  removeProgramme(programmeId: ProgrammeId): Write
}

/** One profile, to be read together with what others keep. */
export const profileReading = (studentId: StudentId): Reading<Student | undefined> => ({
  keys: [profileItem.keyOf({ studentId })],
  found: ([item]) => item && Student.parse(item),
})

export const createStudentRepository = (store: Store): StudentRepository => ({
  async find(studentId) {
    const item = await store.get(profileItem.keyOf({ studentId }))
    return item && Student.parse(item)
  },
  async findMany(studentIds) {
    const items = await store.getMany(studentIds.map((studentId) => profileItem.keyOf({ studentId })))
    return items.map((item) => item && Student.parse(item))
  },
  async idByRollNumber(rollNumber) {
    const item = await store.get(rollItem.keyOf({ rollNumber }))
    return item && rollItem.read(item).studentId
  },
  async findByRollNumbers(rollNumbers) {
    const rolls = await store.getMany(rollNumbers.map((rollNumber) => rollItem.keyOf({ rollNumber })))
    const ids = rolls.map((item) => item && rollItem.read(item).studentId)
    const found = await this.findMany(ids.filter((id) => id !== undefined))
    const byId = new Map(found.flatMap((student) => (student ? [[student.studentId, student] as const] : [])))
    return ids.map((id) => id && byId.get(id))
  },
  async *every() {
    for await (const item of store.scan('students')) {
      if (item['sk'] === profileItem.sk) yield Student.parse(item)
    }
  },
  async ofProgramme(programmeId, cohort) {
    const { items } = await store.query({
      table: 'students',
      index: 'g1',
      partition: profileItem.fill('g1p', { programmeId }),
      ...(cohort !== undefined && { begins: `${cohort}#` }),
    })
    return items.map((item) => Student.parse(item))
  },
  ...programmesIn(store),
  insert: (student) => [
    insert(profileOf(student)),
    insert(rollOf(student), 'roll'),
    ...wordsOfStudent(student).map((word) => put(wordOf(student, word))),
  ],
  replace(before, after) {
    const profile = replace(profileOf(after), before.version)
    if (sameRow(before, after) && before.localName === after.localName) return [profile]
    const words = wordsOfStudent(after)
    const gone = wordsOfStudent(before).filter((word) => !words.includes(word))
    return [
      profile,
      ...rollWrites(before, after),
      ...gone.map((word) => remove(nameWordItem.keyOf({ studentId: before.studentId, word }))),
      ...words.map((word) => put(wordOf(after, word))),
    ]
  },
  remove: (student) => [
    remove(profileItem.keyOf(student), equals('version', student.version), 'stale'),
    remove(rollItem.keyOf(student)),
    ...goneWith(student),
  ],
})

type Programmes = Pick<
  StudentRepository,
  'programmes' | 'findProgramme' | 'insertProgramme' | 'removeProgramme'
>

const programmesIn = (store: Store): Programmes => ({
  async programmes() {
    const { items } = await store.query({ table: 'students', partition: programmeItem.fill('pk', {}) })
    return items.map((item) => Programme.parse(item))
  },
  async findProgramme(programmeId) {
    const item = await store.get(programmeItem.keyOf({ programmeId }))
    return item && Programme.parse(item)
  },
  insertProgramme: (programme) => insert(programmeItem.itemOf(programme)),
  removeProgramme: (programmeId) => remove(programmeItem.keyOf({ programmeId })),
})

const goneWith = (student: Student): Write[] =>
  wordsOfStudent(student).map((word) => remove(nameWordItem.keyOf({ studentId: student.studentId, word })))

function rollWrites(before: Student, after: Student): Write[] {
  if (before.rollNumber === after.rollNumber) return [put(rollOf(after))]
  return [remove(rollItem.keyOf({ rollNumber: before.rollNumber })), insert(rollOf(after), 'roll')]
}

const wordsOfStudent = ({ givenName, familyName, localName }: Student): string[] =>
  wordsOf(givenName, familyName, localName)

const sortNameOf = (student: Student): string => wordsOf(fullName(student)).join(' ')

function profileOf(student: Student): Item {
  const sortName = sortNameOf(student)
  return profileItem.itemOf({ ...student, sortName, initial: initialOf(sortName) })
}

function rollOf(student: Student): Item {
  const sortName = sortNameOf(student)
  const begins = beginningOf(student.rollNumber, 2)
  return rollItem.itemOf({ ...StudentRow.parse(student), sortName, initial: initialOf(sortName), begins })
}

const wordOf = (student: Student, word: string): Item =>
  nameWordItem.itemOf({
    ...StudentRow.parse(student),
    word,
    begins: beginningOf(word, 2),
    sortName: sortNameOf(student),
    words: wordsOfStudent(student).join(' '),
  })
