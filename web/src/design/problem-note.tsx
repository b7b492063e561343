import { IconAlertTriangle } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { ToldProblem } from '#platform/told-problem.ts'
import { Unreachable } from '#platform/unreachable.ts'
import { Id } from './id.tsx'
import styles from './problem-note.module.css'

export interface ProblemNoteProps {
  /** Whatever was thrown. */
  readonly problem: unknown
  /** The button that leads out of it. */
  readonly action?: ReactNode
}

interface Told {
  readonly what: string
  readonly how: string
  readonly reference?: string | undefined
}

/** What happened, what to do about it, and the code by which support finds it. */
export function ProblemNote({ problem, action }: ProblemNoteProps) {
  const { t } = useTranslation('design')
  const unknown: Told = { what: t('problem.unknown'), how: t('problem.unknownHow') }
  const { what, how, reference } =
    toldIn(problem, { what: t('problem.unreachable'), how: t('problem.unreachableHow') }) ?? unknown
  return (
    <div className={styles.note} role="alert">
      <IconAlertTriangle size={18} aria-hidden className={styles.sign ?? ''} />
      <div className={styles.words}>
        <p>
          <strong>{what}.</strong> {how}
        </p>
        {reference !== undefined && (
          <p className={styles.reference}>
            {t('problem.reference')} <Id>{reference}</Id>
          </p>
        )}
      </div>
      {action}
    </div>
  )
}

function toldIn(problem: unknown, unreachable: Told): Told | undefined {
  if (problem instanceof Unreachable) return unreachable
  if (!(problem instanceof ToldProblem) || problem.message === '') return undefined
  return {
    what: problem.message,
    how: textIn(problem.facts.detail) ?? '',
    reference: textIn(problem.facts.reference),
  }
}

const textIn = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined)
