import type { StudentRow } from '@matricula/contract/students'
import { beginningOf, initials, wordsOf } from '#platform/name-words.ts'
import type { Stretch } from '#platform/store/walk.ts'
import { nameWordItem, profileItem, rollItem } from './items.ts'

export interface Asked {
  readonly find?: string | undefined
  readonly programmeId?: string | undefined
  readonly cohort?: string | undefined
  readonly status?: StudentRow['status'] | undefined
}

/** Where to look, and which of what is found there is meant. */
export interface SearchPlan {
  readonly stretches: readonly Stretch[]
  readonly accept: (item: Readonly<Record<string, unknown>>) => boolean
}

/** Looks where the fewest students are: by roll number or word first, then by programme, by status, by name. */
export function planSearch({ find, ...filters }: Asked): SearchPlan {
  const passes = filterOf(filters)
  if (find === undefined || find === '') return { stretches: listed(filters), accept: passes }
  if (isRollNumber(find)) return { stretches: rolls(find.toUpperCase()), accept: passes }
  const words = wordsOf(find)
  const probe = words.reduce((longest, word) => (word.length > longest.length ? word : longest), '')
  return {
    stretches: named(probe),
    accept: (item) => passes(item) && isNamed(item, words) && isFirstFound(item, probe),
  }
}

/** Roll numbers have digits, and names hardly ever do. */
const isRollNumber = (find: string): boolean => /^[\w/.-]*\d[\w/.-]*$/.test(find)

const filterOf =
  (filters: Omit<Asked, 'find'>): SearchPlan['accept'] =>
  (item) =>
    Object.entries(filters).every(([field, value]) => value === undefined || item[field] === value)

function listed({ programmeId, cohort, status }: Omit<Asked, 'find'>): Stretch[] {
  if (programmeId !== undefined) {
    const partition = profileItem.fill('g1p', { programmeId })
    return [{ index: 'g1', partition, ...(cohort !== undefined && { begins: `${cohort}#` }) }]
  }
  return initials.map((initial) => ({
    index: 'g2',
    partition:
      status === undefined ? profileItem.fill('g2p', { initial }) : rollItem.fill('g2p', { status, initial }),
  }))
}

const rollLetters = ['', ...Array.from('-./0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ')]

/** The exact number sorts first, since nothing that begins with it is shorter. */
function rolls(begin: string): Stretch[] {
  const partitions = begin.length > 1 ? [begin.slice(0, 2)] : rollLetters.map((letter) => begin + letter)
  return partitions.map((begins) => ({
    index: 'g1',
    partition: rollItem.fill('g1p', { begins }),
    begins: begin,
  }))
}

/** One letter is looked up among the names that begin with it; more letters among all words. */
function named(probe: string): Stretch[] {
  const begins = beginningOf(probe, 2)
  if (probe === '') return []
  if (begins === probe && Array.from(probe).length === 1) {
    const initial = initials.includes(probe) ? probe : '~'
    return [{ index: 'g2', partition: profileItem.fill('g2p', { initial }), begins: probe }]
  }
  return [{ index: 'g1', partition: nameWordItem.fill('g1p', { begins }), begins: probe }]
}

/** Every word that was typed begins a word of the name. */
function isNamed(item: Readonly<Record<string, unknown>>, typed: readonly string[]): boolean {
  const words = wordsIn(item)
  return typed.every((begin) => words.some((word) => word.startsWith(begin)))
}

const wordsIn = ({ words, sortName }: Readonly<Record<string, unknown>>): string[] =>
  [words, sortName].find((text) => typeof text === 'string')?.split(' ') ?? []

/** A person whose name has two words that begin alike is found under the first of them only. */
function isFirstFound(item: Readonly<Record<string, unknown>>, probe: string): boolean {
  const { word } = item
  if (word === undefined) return true
  return (
    word ===
    wordsIn(item)
      .toSorted()
      .find((one) => one.startsWith(probe))
  )
}
