import {
  discardPolicyDraft,
  type PolicyBook,
  type PolicyDraft,
  type PolicyDryRun,
  startPolicyDryRun,
} from '@matricula/contract/policies'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '#design/button.tsx'
import { ConfirmDialog } from '#design/confirm-dialog.tsx'
import { Section } from '#design/page.tsx'
import { ProblemNote } from '#design/problem-note.tsx'
import { Segmented } from '#design/segmented.tsx'
import { useFormat } from '#platform/format.ts'
import { useCommand } from '#platform/use-reply.ts'
import { DryRunResult } from './dry-run-result.tsx'
import styles from './policies.module.css'
import { PublishDialog } from './publish-dialog.tsx'

interface DraftProps {
  readonly book: PolicyBook
  readonly draft: PolicyDraft
}

/** The draft of a kind: change it, try it out, publish it or throw it away. */
export function DraftSection({
  book,
  draft,
  onWrite,
}: DraftProps & { readonly onWrite: (() => void) | undefined }) {
  const { t } = useTranslation('policies')
  const format = useFormat()
  const [opened, setOpened] = useState<'publish' | 'discard'>()
  const close = () => setOpened(undefined)
  const { dryRun } = book
  const isTried = isOf(dryRun, draft) && dryRun.state === 'done' && dryRun.span === 'dated'
  return (
    <Section
      title={t('draft.title')}
      actions={
        onWrite && (
          <>
            <Button onClick={() => setOpened('discard')}>{t('draft.discard')}</Button>
            <Button onClick={onWrite}>{t('draft.change')}</Button>
            {isTried && (
              <Button look="primary" onClick={() => setOpened('publish')}>
                {t('publish')}
              </Button>
            )}
          </>
        )
      }
    >
      <div className={styles.stack}>
        <p className="muted">
          {t('draft.by', { by: draft.by, at: format.dateTime(draft.at) })}{' '}
          {t(`effective.from.${book.kind}`, { day: format.day(draft.effectiveFrom) })}
        </p>
        {onWrite && <TryOut book={book} draft={draft} />}
        {isOf(dryRun, draft) && <DryRunResult kind={book.kind} dryRun={dryRun} />}
        {opened === 'publish' && <PublishDialog book={book} draft={draft} onClose={close} />}
        {opened === 'discard' && <DiscardDialog book={book} draft={draft} onClose={close} />}
      </div>
    </Section>
  )
}

/** A dry run of an earlier draft says nothing about this one. */
const isOf = (dryRun: PolicyDryRun | undefined, { version }: PolicyDraft): dryRun is PolicyDryRun =>
  dryRun?.draftVersion === version

const spans = ['dated', 'always'] as const

function TryOut({ book: { kind, dryRun }, draft }: DraftProps) {
  const { t } = useTranslation('policies')
  const [span, setSpan] = useState<PolicyDryRun['span']>('dated')
  const start = useCommand(startPolicyDryRun)
  const begin = () =>
    void start.run({ params: { kind }, body: { draftVersion: draft.version, span } }).catch(() => undefined)
  const isFirst = !isOf(dryRun, draft)
  if (!isFirst && dryRun.state === 'running') return null
  return (
    <>
      {start.error !== undefined && <ProblemNote problem={start.error} />}
      <div className={styles.doings}>
        <Segmented
          label={t('dryRun.span')}
          value={span}
          onChange={setSpan}
          choices={spans.map((value) => ({ value, label: t(`dryRun.span.${value}`) }))}
        />
        <Button
          look={isFirst ? 'primary' : 'default'}
          pending={start.pending && t('working')}
          onClick={begin}
        >
          {t(isFirst ? 'dryRun.start' : 'dryRun.again')}
        </Button>
      </div>
      {isFirst && <p className="muted">{t('dryRun.first')}</p>}
    </>
  )
}

function DiscardDialog({ book: { kind }, draft, onClose }: DraftProps & { readonly onClose: () => void }) {
  const { t } = useTranslation('policies')
  const command = useCommand(discardPolicyDraft)
  const discard = async () => {
    await command.run({ params: { kind }, body: { version: draft.version } })
    onClose()
  }
  return (
    <ConfirmDialog
      opened
      onClose={onClose}
      title={t('discard.title')}
      effect={t('discard.effect')}
      verb={t('draft.discard')}
      pending={command.pending && t('working')}
      error={command.error}
      dangerous
      onConfirm={() => void discard().catch(() => undefined)}
    />
  )
}
