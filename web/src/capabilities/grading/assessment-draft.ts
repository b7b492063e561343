import type { Assessment, GradebookPlan } from '@matricula/contract/grading'
import { lettersFrom, lettersText, usualLetters } from './letters-text.ts'

/** An assessment as the fields of its form hold it. */
export interface AssessmentDraft extends Readonly<Record<string, unknown>> {
  readonly title: string
  readonly outOf: number | undefined
  readonly weight: number | undefined
  readonly dueOn: string
  readonly kind: string
  readonly letters: string
  /** Empty for none. */
  readonly categoryId: string
}

export const newDraft = (plan: GradebookPlan, weightLeft: number): AssessmentDraft => ({
  title: '',
  outOf: 100,
  weight: weightLeft,
  dueOn: '',
  kind: 'number',
  letters: usualLetters,
  categoryId: plan.categories[0]?.categoryId ?? '',
})

export const draftOf = (assessment: Assessment): AssessmentDraft => ({
  ...assessment,
  dueOn: assessment.dueOn ?? '',
  letters: lettersText(assessment.letters ?? []),
  categoryId: assessment.categoryId ?? '',
})

export const wishesIn = ({ title, outOf, weight, dueOn, kind, letters, categoryId }: AssessmentDraft) => ({
  title,
  outOf,
  weight,
  kind,
  ...(dueOn !== '' && { dueOn }),
  ...(kind === 'letters' && { letters: lettersFrom(letters) }),
  ...(categoryId !== '' && { categoryId }),
})
