import { sectionLabel } from '@matricula/contract/catalogue'
import type { reportGrades } from '@matricula/contract/finals'
import type { DepartmentId, TermId } from '@matricula/contract/kernel'
import type { GradeScheme } from '@matricula/contract/records'
import type { z } from 'zod'
import { averageOfCounts, ruleOf } from '#capabilities/records/index.ts'
import { type Actor, demand } from '#platform/actor.ts'
import { postedItem } from './items.ts'
import type { Needs } from './needs.ts'
import { lettersOf } from './posted-grades.ts'

export type ReportGrades = (
  actor: Actor,
  termId: TermId,
  departmentId: DepartmentId | undefined,
) => Promise<z.output<(typeof reportGrades)['reply']>>

type Letters = ReadonlyMap<string, number>

/** One item for each section; of which nothing was posted there is nothing to tell. */
export const createReportGrades =
  ({ store, catalogue, records }: Needs): ReportGrades =>
  async (actor, termId, departmentId) => {
    demand(actor, 'finals.watch', { departmentId })
    const scheme = await records.schemeOn((await catalogue.term(termId)).endsOn)
    const sections = await catalogue.sectionsOfTerm(termId, departmentId)
    const posted = await store.getMany(sections.map(({ sectionId }) => postedItem.keyOf({ sectionId })))
    const lines = sections.flatMap((section, place) => {
      const item = posted[place]
      return item ? [{ section, letters: lettersOf(postedItem.read(item).grades) }] : []
    })
    const all = together(lines.map(({ letters }) => letters))
    return {
      ...gradedIn(all, scheme),
      letters: inOrder(all, scheme),
      items: lines.map(({ section, letters }) => ({
        sectionId: section.sectionId,
        label: sectionLabel(section),
        title: section.courseTitle,
        departmentId: section.departmentId,
        ...gradedIn(letters, scheme),
      })),
    }
  }

function together(all: readonly Letters[]): Letters {
  const sums = new Map<string, number>()
  for (const letters of all)
    for (const [letter, count] of letters) sums.set(letter, (sums.get(letter) ?? 0) + count)
  return sums
}

/** A letter that the scheme does not know is a grade, but neither passes nor counts. */
function gradedIn(letters: Letters, scheme: GradeScheme) {
  const average = averageOfCounts(letters, scheme)
  const passing = [...letters].filter(([letter]) => ruleOf(scheme, letter)?.passes)
  return {
    graded: sumOf([...letters.values()]),
    passed: sumOf(passing.map(([, count]) => count)),
    ...(average && { average: average.text }),
  }
}

const sumOf = (numbers: readonly number[]): number => numbers.reduce((sum, one) => sum + one, 0)

/** The best first; numbers by tens, and at the end what the scheme does not know. */
function inOrder(letters: Letters, scheme: GradeScheme): { letter: string; count: number }[] {
  const bands = new Map<string, { rank: number; count: number }>()
  for (const [grade, count] of letters) {
    const { letter, rank } = bandOf(grade, scheme)
    bands.set(letter, { rank, count: (bands.get(letter)?.count ?? 0) + count })
  }
  return [...bands]
    .toSorted(([, one], [, other]) => one.rank - other.rank)
    .map(([letter, { count }]) => ({ letter, count }))
}

function bandOf(grade: string, scheme: GradeScheme): { letter: string; rank: number } {
  const place = scheme.grades.findIndex(({ letter }) => letter === grade)
  if (place >= 0) return { letter: grade, rank: place }
  const number = ruleOf(scheme, grade)?.points
  if (number === undefined) return { letter: grade, rank: Number.POSITIVE_INFINITY }
  const ten = Math.min(9, Math.floor(number / 10_000))
  return { letter: ten === 9 ? '90–100' : `${ten}0–${ten}9`, rank: -1 - ten }
}
