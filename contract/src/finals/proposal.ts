import type { CourseTotal } from '@matricula/contract/grading'
import { line, route, SectionId } from '@matricula/contract/kernel'
import type { GradeScheme } from '@matricula/contract/records'
import { z } from 'zod'

/** Hundredths of a per cent: 62.5 per cent is 6250. */
const Share = z
  .int('Enter a number from 0 to 100, with at most two decimals')
  .min(0, 'Enter a number from 0 to 100')
  .max(10_000, 'Enter a number from 0 to 100')

const chosen = z.strictObject({
  /** From which total on each grade is proposed, the highest first; empty where grades are percentages. */
  cuts: z.array(z.strictObject({ letter: line(8), from: Share })).max(60),
  /** What has to be reached in a category by itself, whatever the total is. */
  heads: z.array(z.strictObject({ title: line(60), minimum: Share })).max(20),
})

/** How final grades of a section are proposed from its marks. Version 0 is what nobody has chosen yet. */
export const GradeCuts = chosen.extend({ version: z.int().nonnegative() })
export type GradeCuts = z.infer<typeof GradeCuts>

export const WantedCuts = GradeCuts.superRefine(({ cuts, heads }, context) => {
  const fault = (path: PropertyKey[], message: string): void =>
    context.addIssue({ code: 'custom', path, message })
  for (const [place, { letter, from }] of cuts.entries()) {
    const above = cuts[place - 1]
    if (above && above.from <= from)
      fault(
        ['cuts', place, 'from'],
        `${letter} begins below ${above.letter}: enter less than ${above.from / 100}`,
      )
  }
  const letters = cuts.map(({ letter }) => letter)
  for (const [place, letter] of letters.entries())
    if (letters.indexOf(letter) < place) fault(['cuts', place, 'letter'], `${letter} is there twice`)
  const titles = heads.map(({ title }) => title)
  for (const [place, title] of titles.entries())
    if (titles.indexOf(title) < place) fault(['heads', place, 'title'], `${title} is there twice`)
})

export const readGradeCuts = route({
  name: 'readGradeCuts',
  summary: 'From which totals on which final grades are proposed in a section',
  action: 'finals.read',
  method: 'GET',
  path: '/api/sections/:sectionId/grade-cuts',
  params: z.strictObject({ sectionId: SectionId }),
  reply: GradeCuts,
  problems: ['item.missing'],
})
export const keepGradeCuts = route({
  name: 'keepGradeCuts',
  summary: 'Say from which totals on which final grades are proposed; no grade is entered by it',
  action: 'finals.enter',
  method: 'PUT',
  path: '/api/sections/:sectionId/grade-cuts',
  params: z.strictObject({ sectionId: SectionId }),
  body: WantedCuts,
  reply: GradeCuts,
  problems: ['item.missing', 'item.stale'],
})

type Scheme = Pick<GradeScheme, 'measure' | 'grades' | 'outOf'>

/** Where the lowest and the highest letter begin before anybody has chosen, in hundredths of a per cent. */
const lowest = 4000
const highest = 9000

/** Letters of a scheme that are given for a result, the best first. */
const resultsIn = ({ grades }: Scheme) =>
  grades
    .filter(({ kind, inGpa }) => kind === 'normal' && inGpa)
    .toSorted((one, other) => other.points - one.points)

/** A start to be adjusted: letters that pass, evenly from 90 to 40 per cent in whole per cents. */
export function firstCuts(scheme: Scheme): GradeCuts {
  const passing = scheme.measure === 'percentage' ? [] : resultsIn(scheme).filter(({ passes }) => passes)
  const step = (highest - lowest) / Math.max(1, passing.length - 1)
  const from = (place: number): number => Math.round((highest - place * step) / 100) * 100
  return { cuts: passing.map(({ letter }, place) => ({ letter, from: from(place) })), heads: [], version: 0 }
}

/** This close below a cut, a total is worth a second look: one per cent. */
const close = 100

export interface Proposal {
  /** Absent where nothing counts yet, or the scheme has no grade for those who fail. */
  readonly grade?: string
  /** Heads whose minimum is not reached. */
  readonly failed: readonly string[]
  /** The better grade that is missed by little. */
  readonly almost?: string
}

/** The grade that a total comes to by the cuts; whoever misses a head fails, and what is below every cut fails too. */
export function proposalOf(
  rules: Pick<GradeCuts, 'cuts' | 'heads'>,
  total: CourseTotal | undefined,
  scheme: Scheme,
): Proposal {
  if (total === undefined) return { failed: [] }
  const failing = resultsIn(scheme).findLast(({ passes }) => !passes)?.letter
  const failed = missedIn(rules.heads, total)
  if (failed.length > 0) return { ...graded(failing), failed }
  if (scheme.measure === 'percentage') return { grade: percentIn(total), failed }
  const place = rules.cuts.findIndex(({ from }) => total.hundredths >= from)
  const above = rules.cuts[place < 0 ? rules.cuts.length - 1 : place - 1]
  const isClose = above !== undefined && total.hundredths >= above.from - close
  return { ...graded(rules.cuts[place]?.letter ?? failing), failed, ...(isClose && { almost: above.letter }) }
}

const graded = (grade: string | undefined): Pick<Proposal, 'grade'> => (grade === undefined ? {} : { grade })

/** A category of which nothing counts yet is not missed. */
const missedIn = (heads: GradeCuts['heads'], { categories }: CourseTotal): string[] =>
  heads
    .filter(({ title, minimum }) =>
      categories.some((category) => category.title === title && category.hundredths < minimum),
    )
    .map(({ title }) => title)

/** Extra credit leads no further than a hundred. */
const percentIn = ({ hundredths }: CourseTotal): string => String(Math.min(100, Math.round(hundredths / 100)))
