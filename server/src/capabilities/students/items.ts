import { Programme, Student, StudentRow } from '@matricula/contract/students'
import { z } from 'zod'
import { itemKind } from '#platform/store/item-kind.ts'

const listed = { sortName: z.string(), initial: z.string() }

/** Few and short: all of them are one partition. */
export const programmeItem = itemKind({
  name: 'Programme',
  table: 'students',
  reads: ['one: get', 'all: query pk'],
  schema: Programme,
  pk: 'PROGRAMMES',
  sk: '{programmeId}',
})

/**
 * The whole list by name is walked initial by initial, so that no partition holds every student. A programme is one
 * partition with its cohorts one after the other, which serves the programme alone and one cohort of it.
 */
export const profileItem = itemKind({
  name: 'Student',
  table: 'students',
  reads: [
    'one: get',
    'a programme or one cohort of it: query g1',
    'all by name: query g2, initial after initial',
  ],
  schema: Student.extend(listed),
  pk: 'STU#{studentId}',
  sk: 'PROFILE',
  g1: ['PRG#{programmeId}', '{cohort}#{sortName}#{studentId}'],
  g2: ['ALL#{initial}', '{sortName}#{studentId}'],
})

/** One for each word of the name; it carries the row, so that a search is one query. */
export const nameWordItem = itemKind({
  name: 'Word of a name',
  table: 'students',
  reads: ['names with a word that begins so: query g1'],
  schema: StudentRow.extend({
    word: z.string(),
    /** The first two letters of the word. */
    begins: z.string(),
    sortName: z.string(),
    /** All words of the name, between spaces. */
    words: z.string(),
  }),
  pk: 'STU#{studentId}',
  sk: 'FIND#{word}',
  g1: ['NM#{begins}', '{word}#{sortName}#{studentId}'],
})

/** Makes a roll number unique, finds it by its beginning, and lists the students of one status by name. */
export const rollItem = itemKind({
  name: 'Roll number',
  table: 'students',
  reads: [
    'whose it is: get',
    'roll numbers that begin so: query g1',
    'students of a status by name: query g2, initial after initial',
  ],
  schema: StudentRow.extend({ ...listed, begins: z.string() }),
  pk: 'ROLL#{rollNumber}',
  sk: 'ROLL',
  g1: ['RN#{begins}', '{rollNumber}'],
  g2: ['STS#{status}#{initial}', '{sortName}#{studentId}'],
})

/** How many students there are, folded from events; `upTo` is the number of the last event that was counted. */
export const countsItem = itemKind({
  name: 'Counts of students',
  table: 'events',
  reads: ['all counts: get'],
  schema: z.looseObject({ upTo: z.int() }),
  pk: 'STAT#students',
  sk: 'STAT',
})
