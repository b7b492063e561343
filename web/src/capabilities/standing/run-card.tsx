import {
  commitStandingRun,
  StandingOutcome,
  type StandingRun,
  startStandingRun,
  stopStandingRun,
} from '@matricula/contract/standing'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '#design/button.tsx'
import { BarChart } from '#design/charts/bar-chart.tsx'
import { ConfirmDialog } from '#design/confirm-dialog.tsx'
import { EmptyState } from '#design/empty-state.tsx'
import { ProblemNote } from '#design/problem-note.tsx'
import { ProgressBar } from '#design/progress-bar.tsx'
import { useFormat } from '#platform/format.ts'
import { useSession } from '#platform/session.ts'
import { useCommand } from '#platform/use-reply.ts'
import styles from './standing.module.css'
import { RunTag } from './standing-tag.tsx'

interface RunCardProps {
  readonly termId: string
  readonly run: StandingRun | undefined
}

/** How far the standings of a term are, what they are, and what can be done next. */
export function RunCard({ termId, run }: RunCardProps) {
  const { t } = useTranslation('standing')
  const format = useFormat()
  if (!run) return <EmptyState sentence={t('run.none')} action={<RunDoings termId={termId} run={run} />} />
  const { state, done, rows, committed } = run
  return (
    <div className={styles.card}>
      <div className={styles.head}>
        <RunTag state={state} />
        <span className="muted">
          {t('run.by', { by: run.startedBy, at: format.dateTime(run.startedAt) })}
        </span>
      </div>
      {state === 'computing' && (
        <ProgressBar
          label={t('run.state.computing')}
          share={undefined}
          figures={t('run.looked', { count: done, done: format.number(done) })}
        />
      )}
      {state === 'committing' && (
        <ProgressBar
          label={t('run.state.committing')}
          share={rows === 0 ? undefined : committed / rows}
          figures={t('run.committed', { done: format.number(committed), total: format.number(rows) })}
        />
      )}
      {rows > 0 && <Counts run={run} />}
      {state === 'review' && rows === 0 && <p className="muted">{t('run.empty')}</p>}
      <RunDoings termId={termId} run={run} />
    </div>
  )
}

function Counts({ run: { counts, rows } }: { readonly run: StandingRun }) {
  const { t } = useTranslation('standing')
  const format = useFormat()
  const points = StandingOutcome.options
    .filter((outcome) => (counts[outcome] ?? 0) > 0)
    .map((outcome) => ({
      label: t(`outcome.${outcome}`),
      value: counts[outcome] ?? 0,
      text: format.number(counts[outcome] ?? 0),
    }))
  return (
    <BarChart
      sentence={t('run.chart', { good: format.number(counts.good ?? 0), all: format.number(rows) })}
      heads={[t('outcome'), t('students')]}
      points={points}
    />
  )
}

/** Find, go on, stop or commit: what the state of the run allows. */
function RunDoings({ termId, run }: RunCardProps) {
  const may = useSession().can('standing.decide')
  if (!may) return null
  const isAtWork = run?.state === 'computing' || run?.state === 'committing'
  const wasCommitting = run?.committedAt !== undefined && run.state !== 'committed'
  const mayCommit = run !== undefined && run.rows > 0 && (run.state === 'review' || wasCommitting)
  return (
    <div className={styles.doings}>
      {isAtWork && <StopButton termId={termId} />}
      {!wasCommitting && run?.state !== 'computing' && (
        <FindButton termId={termId} again={run !== undefined} />
      )}
      {mayCommit && <CommitButton run={run} goesOn={wasCommitting} />}
    </div>
  )
}

function StopButton({ termId }: { readonly termId: string }) {
  const { t } = useTranslation('standing')
  const stop = useCommand(stopStandingRun)
  const run = () => void stop.run({ params: { termId } }).catch(() => undefined)
  return (
    <>
      {stop.error !== undefined && <ProblemNote problem={stop.error} />}
      <Button pending={stop.pending && t('working')} onClick={run}>
        {t('run.stop')}
      </Button>
    </>
  )
}

function FindButton({ termId, again }: { readonly termId: string; readonly again: boolean }) {
  const { t } = useTranslation('standing')
  const start = useCommand(startStandingRun)
  const run = () => void start.run({ params: { termId } }).catch(() => undefined)
  return (
    <>
      {start.error !== undefined && <ProblemNote problem={start.error} />}
      <Button look={again ? 'default' : 'primary'} pending={start.pending && t('working')} onClick={run}>
        {t(again ? 'run.again' : 'run.start')}
      </Button>
    </>
  )
}

function CommitButton({ run, goesOn }: { readonly run: StandingRun; readonly goesOn: boolean }) {
  const { t } = useTranslation('standing')
  const [asking, setAsking] = useState(false)
  return (
    <>
      <Button look="primary" onClick={() => setAsking(true)}>
        {t(goesOn ? 'run.goOn' : 'run.commit')}
      </Button>
      {asking && <CommitDialog run={run} onClose={() => setAsking(false)} />}
    </>
  )
}

function CommitDialog({ run, onClose }: { readonly run: StandingRun; readonly onClose: () => void }) {
  const { t } = useTranslation('standing')
  const command = useCommand(commitStandingRun)
  const commit = async () => {
    await command.run({ params: { termId: run.termId } })
    onClose()
  }
  return (
    <ConfirmDialog
      opened
      onClose={onClose}
      title={t('commit.title')}
      effect={t('commit.effect', { count: run.rows })}
      verb={t('run.commit')}
      pending={command.pending && t('working')}
      error={command.error}
      onConfirm={() => void commit().catch(() => undefined)}
    />
  )
}
