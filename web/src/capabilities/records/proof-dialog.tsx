import type { StudentId, TermId } from '@matricula/contract/kernel'
import { type AverageProof, type ProofLine, proveAverage } from '@matricula/contract/records'
import { useTranslation } from 'react-i18next'
import { Dialog } from '#design/dialog.tsx'
import { ErrorState } from '#design/error-state.tsx'
import { Id } from '#design/id.tsx'
import { Skeleton } from '#design/skeleton.tsx'
import { useFormat } from '#platform/format.ts'
import { useReply } from '#platform/use-reply.ts'
import styles from './averages.module.css'
import { CountedWhy } from './counted-why.tsx'

interface ProofDialogProps {
  readonly studentId: StudentId
  readonly termId: TermId
  readonly of: AverageProof['of']
  readonly title: string
  readonly onClose: () => void
}

/** How an average came to be: every attempt with its numbers, and why some of them do not count. */
export function ProofDialog({ studentId, termId, of, title, onClose }: ProofDialogProps) {
  const proof = useReply(proveAverage, { params: { studentId }, query: { termId, of } })
  return (
    <Dialog opened onClose={onClose} title={title} size="wide">
      {proof.data === undefined ? (
        <Waiting error={proof.error} onRetry={() => void proof.refetch()} />
      ) : (
        <Proof proof={proof.data} />
      )}
    </Dialog>
  )
}

function Proof({ proof: { of, totals, lines, scheme } }: { readonly proof: AverageProof }) {
  const { t } = useTranslation('records')
  const format = useFormat()
  const { average } = totals
  return (
    <>
      {average === undefined ? (
        <p>{t('proof.nothing')}</p>
      ) : (
        <p>
          {t('proof.sum', {
            quality: format.number(average.quality / 4000),
            credits: format.number(average.quarters / 4),
            value: average.text,
          })}{' '}
          {t(`proof.${scheme.rounding}`, { count: scheme.digits })}
        </p>
      )}
      <ul className={styles.proof}>
        {lines
          .filter(({ counted }) => !silent.has(counted.reason))
          .map((line, place) => (
            <li key={`${line.termId} ${line.courseId} ${place}`}>
              <Line line={line} of={of} />
            </li>
          ))}
      </ul>
    </>
  )
}

/** Told by the course that they belong to, or not graded yet. */
const silent = new Set(['part', 'in-progress'])

function Line({ line, of }: { readonly line: ProofLine; readonly of: AverageProof['of'] }) {
  const { t } = useTranslation('records')
  const format = useFormat()
  const { counted, counts } = line
  const quality = of === 'term' ? counted.quality : counted.cumQuality
  const numbers = {
    points: format.number(quality / Math.max(1, counted.quarters) / 1000),
    credits: format.number(counted.quarters / 4),
    product: format.number(quality / 4000),
  }
  return (
    <>
      <span>
        {line.courseTitle} <Id className="muted">{line.courseId}</Id>
        <span className={styles.term}>{line.termTitle}</span>
      </span>
      <span className={styles.figures}>
        {line.grade !== undefined && <bdi className={styles.grade}>{line.grade}</bdi>}
        {counts ? <bdi>{t('proof.product', numbers)}</bdi> : <CountedWhy counted={counted} />}
      </span>
    </>
  )
}

const Waiting = ({ error, onRetry }: { readonly error: unknown; readonly onRetry: () => void }) =>
  error === null ? <Skeleton /> : <ErrorState error={error} onRetry={onRetry} />
