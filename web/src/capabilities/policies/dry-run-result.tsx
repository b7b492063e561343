import {
  PolicyChangeKind,
  type PolicyDifference,
  type PolicyDryRun,
  type PolicyDryRunRow,
  type PolicyKind,
  stopPolicyDryRun,
} from '@matricula/contract/policies'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Button } from '#design/button.tsx'
import { Id } from '#design/id.tsx'
import { ProblemNote } from '#design/problem-note.tsx'
import { ProgressBar } from '#design/progress-bar.tsx'
import type { Column } from '#design/table/columns.ts'
import { DataTable } from '#design/table/data-table.tsx'
import { NarrowOnly } from '#design/table/narrow-only.tsx'
import { Tag, type Tone } from '#design/tag.tsx'
import type policies from '#locales/en/policies.json'
import { isolated, useFormat } from '#platform/format.ts'
import { useSession } from '#platform/session.ts'
import { useCommand } from '#platform/use-reply.ts'
import styles from './policies.module.css'

interface ResultProps {
  readonly kind: PolicyKind
  readonly dryRun: PolicyDryRun
}

/** Who would differ under the draft, in numbers and by name. */
export function DryRunResult({ kind, dryRun }: ResultProps) {
  return dryRun.state === 'running' ? <Running kind={kind} dryRun={dryRun} /> : <Found dryRun={dryRun} />
}

function Found({ dryRun }: { readonly dryRun: PolicyDryRun }) {
  const { t } = useTranslation('policies')
  const format = useFormat()
  const columns = useColumns()
  const { state, span, done, total, differ, rows } = dryRun
  return (
    <div className={styles.stack}>
      <p className={styles.found} role="status">
        {t('dryRun.found', { count: differ, differ: format.number(differ), done: format.number(done) })}
      </p>
      <p className="muted">
        {t(`dryRun.asOf.${span}`, { by: dryRun.by, at: format.dateTime(dryRun.at) })}
        {state === 'stopped' &&
          ` ${t('dryRun.stopped', { done: format.number(done), total: format.number(total) })}`}
      </p>
      {differ > 0 && <Counts dryRun={dryRun} />}
      {differ > 0 && (
        <DataTable
          label={t('dryRun.rows')}
          rows={rows}
          keyOf={({ studentId }) => studentId}
          empty={t('dryRun.none')}
          columns={columns}
        />
      )}
      {differ > rows.length && (
        <p className="muted">{t('dryRun.more', { count: differ - rows.length, shown: rows.length })}</p>
      )}
    </div>
  )
}

function Running({ kind, dryRun: { done, total, differ } }: ResultProps) {
  const { t } = useTranslation('policies')
  const format = useFormat()
  const mayStop = useSession().can('policy.write')
  const stop = useCommand(stopPolicyDryRun)
  return (
    <div className={styles.stack}>
      <ProgressBar
        label={t('dryRun.running', { count: differ, differ: format.number(differ) })}
        share={total === 0 ? undefined : Math.min(1, done / total)}
        figures={t('dryRun.looked', { done: format.number(done), total: format.number(total) })}
      />
      {stop.error !== undefined && <ProblemNote problem={stop.error} />}
      {mayStop && (
        <div>
          <Button
            pending={stop.pending && t('working')}
            onClick={() => void stop.run({ params: { kind } }).catch(() => undefined)}
          >
            {t('dryRun.stop')}
          </Button>
        </div>
      )}
    </div>
  )
}

const tones: Partial<Record<PolicyChangeKind, Tone>> = {
  'average-lower': 'warn',
  'grade-unknown': 'bad',
  'may-not-sit': 'bad',
  'may-sit': 'ok',
  worse: 'bad',
  better: 'ok',
}

function Counts({ dryRun: { counts } }: { readonly dryRun: PolicyDryRun }) {
  const { t } = useTranslation('policies')
  return (
    <ul className={styles.counts} aria-label={t('dryRun.counts')}>
      {PolicyChangeKind.options.map((kind) => {
        const count = counts[kind] ?? 0
        return count === 0 ? null : (
          <li key={kind}>
            <Tag tone={tones[kind] ?? 'neutral'}>{t(`change.${kind}`)}</Tag> {t('students', { count })}
          </li>
        )
      })}
    </ul>
  )
}

type ValueText = Extract<keyof typeof policies, `value.${string}`>

/** What differs, in the words of its kind. */
function useDifference(): (difference: PolicyDifference) => string {
  const { t, i18n } = useTranslation('policies')
  const isKnown = (key: string): key is ValueText => i18n.exists(key, { ns: 'policies' })
  const worded = (text: string): string => {
    const key = `value.${text || 'none'}`
    return isKnown(key) ? t(key) : isolated(text)
  }
  return ({ kind, before, after, place }) => {
    const what = t(`differs.${kind}`)
    const line = { what, before: worded(before), after: worded(after), place }
    return t(place === undefined ? 'difference' : 'difference.in', line)
  }
}

function useColumns(): Column<PolicyDryRunRow>[] {
  const { t } = useTranslation('policies')
  const told = useDifference()
  const list = (differences: readonly PolicyDifference[]) => (
    <ul className={styles.differences}>
      {differences.map((one) => (
        <li key={`${one.kind} ${one.place} ${one.before}`}>{told(one)}</li>
      ))}
    </ul>
  )
  return [
    {
      key: 'student',
      head: t('student'),
      names: true,
      cell: ({ studentId, name, rollNumber, differences }) => (
        <>
          <Link to="/students/$studentId" params={{ studentId }} search={{ part: 'record' }}>
            {name}
          </Link>{' '}
          <Id>{rollNumber}</Id>
          <NarrowOnly>{list(differences)}</NarrowOnly>
        </>
      ),
    },
    {
      key: 'differences',
      head: t('differences'),
      wideOnly: true,
      cell: ({ differences }) => list(differences),
    },
  ]
}
