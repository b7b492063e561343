import type { RegistrationOutcome } from '@matricula/contract/enrolment'
import { useTranslation } from 'react-i18next'
import { hueOf } from '#design/course-hue.ts'
import { Id } from '#design/id.tsx'
import { Tag } from '#design/tag.tsx'
import { useFormat } from '#platform/format.ts'
import type { Bundle } from './plan.ts'
import { refusalWords } from './refusal-words.ts'
import styles from './registration.module.css'
import { timesOf } from './times.ts'

interface VerdictProps {
  readonly bundle: Bundle
  /** What is had, to say what a swap gives up. */
  readonly enrolled?: readonly Bundle[]
  readonly outcome: RegistrationOutcome | undefined
  /** What was answered in earnest, no longer what would be. */
  readonly final?: boolean
}

/** One course of a plan: what it is, what becomes of it, and every reason why not. */
export function Verdict({ bundle, enrolled = [], outcome, final = false }: VerdictProps) {
  const { t } = useTranslation('enrolment')
  const format = useFormat()
  const old = enrolled.find((one) => one.courseId === bundle.courseId)
  return (
    <li className={styles.verdict}>
      <span
        className={styles.hue}
        aria-hidden
        style={{ backgroundColor: `var(--c${hueOf(bundle.courseId)}-edge)` }}
      />
      <div className={styles.what}>
        <span>
          <strong>
            <Id>{bundle.label}</Id>
          </strong>{' '}
          {bundle.title}
        </span>
        <span className={styles.who}>
          {[
            timesOf(bundle.sections, format) || t('row.noTimes'),
            t('credits', { count: bundle.credits }),
            ...(old ? [t('review.swap', { name: old.label })] : []),
          ].join(', ')}
        </span>
        {outcome && outcome.refusals.length > 0 && (
          <ul className={styles.reasons}>
            {outcome.refusals.map((refusal) => (
              <li key={`${refusal.code} ${JSON.stringify(refusal.facts)}`}>
                {refusalWords(t, format, refusal)}
              </li>
            ))}
          </ul>
        )}
      </div>
      {outcome && <OutcomeTag outcome={outcome} final={final} />}
    </li>
  )
}

function OutcomeTag({ outcome, final }: { readonly outcome: RegistrationOutcome; readonly final: boolean }) {
  const { t } = useTranslation('enrolment')
  switch (outcome.outcome) {
    case 'enrolled':
      return <Tag tone="ok">{t(final ? 'review.enrolled' : 'review.ready')}</Tag>
    case 'waiting':
      return (
        <Tag tone="info">{t(final ? 'review.waiting' : 'review.willWait', { place: outcome.place })}</Tag>
      )
    case 'refused':
    case 'dropped':
    case 'left-waitlist':
      return <Tag tone="bad">{t(final ? 'review.refused' : 'review.blocked')}</Tag>
  }
}
