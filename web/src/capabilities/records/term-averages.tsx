import type { AcademicRecord, Average, AverageProof, RecordTerm } from '@matricula/contract/records'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '#platform/format.ts'
import styles from './averages.module.css'

const ProofDialog = lazy(async () => ({ default: (await import('./proof-dialog.tsx')).ProofDialog }))

interface OfTerm {
  readonly term: RecordTerm
  readonly names: AcademicRecord['scheme']['names']
}

/** The averages of a term and of everything up to its end, and its credits; each average opens its proof. */
export function TermAverages({ term, names }: OfTerm) {
  const { t } = useTranslation('records')
  const format = useFormat()
  const [proved, setProved] = useState<AverageProof['of']>()
  const { attempted, earned } = term.term
  const [course] = term.courses
  if (!course || term.courses.every(({ state }) => state !== 'completed')) return null
  const credits = { earned: format.number(earned), attempted: format.number(attempted) }
  const numbers = [
    { of: 'term', average: term.term.average },
    { of: 'cumulative', average: term.cumulative.average },
  ] as const
  return (
    <div className={styles.line}>
      {numbers.map(({ of, average }) => (
        <AverageButton
          key={of}
          name={t(`average.${names}.${of}`)}
          average={average}
          onOpen={() => setProved(of)}
        />
      ))}
      <span className="muted figures">{t('credits.earnedOf', credits)}</span>
      {proved !== undefined && (
        <Suspense>
          <ProofDialog
            studentId={course.studentId}
            termId={term.termId}
            of={proved}
            title={t('proof.title', { name: t(`average.${names}.${proved}`), term: term.title })}
            onClose={() => setProved(undefined)}
          />
        </Suspense>
      )}
    </div>
  )
}

interface AverageButtonProps {
  readonly name: string
  readonly average: Average | undefined
  readonly onOpen: () => void
}

function AverageButton({ name, average, onOpen }: AverageButtonProps) {
  const { t } = useTranslation('records')
  return (
    <button
      type="button"
      className={styles.number}
      onClick={onOpen}
      aria-haspopup="dialog"
      aria-label={t('average.open', { name, value: average?.text ?? t('average.none') })}
    >
      <span className={styles.name}>{name}</span>
      <bdi className={styles.value}>{average?.text ?? t('average.none')}</bdi>
    </button>
  )
}
