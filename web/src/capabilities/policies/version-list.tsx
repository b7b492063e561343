import {
  builtInVersion,
  type PolicyBook,
  type PolicyKind,
  type PublishedVersion,
  readPolicyVersion,
} from '@matricula/contract/policies'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '#design/button.tsx'
import { Dialog } from '#design/dialog.tsx'
import { ErrorState } from '#design/error-state.tsx'
import { Section } from '#design/page.tsx'
import { Skeleton } from '#design/skeleton.tsx'
import type { Column } from '#design/table/columns.ts'
import { DataTable } from '#design/table/data-table.tsx'
import { NarrowOnly } from '#design/table/narrow-only.tsx'
import { Tag } from '#design/tag.tsx'
import { type Format, useFormat } from '#platform/format.ts'
import { useReply } from '#platform/use-reply.ts'
import styles from './policies.module.css'

const RulesEditor = lazy(async () => ({ default: (await import('./rules-editor.tsx')).RulesEditor }))

/** A version that was published, or what is built in. */
type Row = Pick<PublishedVersion, 'version'> & Partial<PublishedVersion> & { readonly inForce: boolean }

/** Every version with who published it, when and why; none is ever edited. */
export function VersionList({ book: { kind, versions, inForce } }: { readonly book: PolicyBook }) {
  const { t } = useTranslation('policies')
  const format = useFormat()
  const [opened, setOpened] = useState<number>()
  const rows: Row[] = [...versions, { version: builtInVersion }].map((row) => ({
    ...row,
    inForce: row.version === inForce,
  }))
  return (
    <Section title={t('versions')}>
      <DataTable
        label={t('versions')}
        rows={rows}
        keyOf={({ version }) => String(version)}
        empty={t('versions')}
        columns={columnsOf(t, format, setOpened)}
      />
      {opened !== undefined && (
        <VersionDialog kind={kind} version={opened} onClose={() => setOpened(undefined)} />
      )}
    </Section>
  )
}

type Words = ReturnType<typeof useTranslation<'policies'>>['t']

const nameOf = (t: Words, version: number): string =>
  version === builtInVersion ? t('version.builtIn') : t('version.number', { version })

const columnsOf = (t: Words, format: Format, open: (version: number) => void): Column<Row>[] => {
  const byOf = ({ publishedBy, publishedAt }: Row) =>
    publishedBy && publishedAt && t('version.by', { by: publishedBy, at: format.dateTime(publishedAt) })
  return [
    {
      key: 'version',
      head: t('version'),
      names: true,
      cell: (row) => (
        <>
          {nameOf(t, row.version)} {row.inForce && <Tag tone="ok">{t('version.inForce')}</Tag>}
          <NarrowOnly>
            {byOf(row)} {row.reason}
          </NarrowOnly>
        </>
      ),
    },
    {
      key: 'from',
      head: t('version.from'),
      cell: ({ effectiveFrom }) => (effectiveFrom === undefined ? '–' : format.day(effectiveFrom)),
    },
    { key: 'by', head: t('version.who'), wideOnly: true, cell: (row) => byOf(row) ?? '–' },
    { key: 'drafted', head: t('version.drafted'), wideOnly: true, cell: ({ draftedBy }) => draftedBy ?? '–' },
    { key: 'reason', head: t('version.reason'), wideOnly: true, cell: ({ reason }) => reason ?? '–' },
    {
      key: 'look',
      head: t('version.look'),
      align: 'end',
      cell: ({ version }) => (
        <Button size="small" onClick={() => open(version)}>
          {t('version.open')}
          <span className="visually-hidden"> {nameOf(t, version)}</span>
        </Button>
      ),
    },
  ]
}

interface VersionDialogProps {
  readonly kind: PolicyKind
  readonly version: number
  readonly onClose: () => void
}

function VersionDialog({ kind, version, onClose }: VersionDialogProps) {
  const { t } = useTranslation('policies')
  const { data, error, refetch } = useReply(readPolicyVersion, { params: { kind, version } })
  return (
    <Dialog opened onClose={onClose} size="wide" title={nameOf(t, version)}>
      {data === undefined && error === null && <Skeleton rows={6} />}
      {error !== null && <ErrorState error={error} onRetry={() => void refetch()} />}
      {data?.version === version && (
        <Suspense fallback={<Skeleton rows={6} />}>
          <div className={styles.reading}>
            <RulesEditor content={data.content} onChange={ignore} sheet={toRead} />
          </div>
        </Suspense>
      )}
    </Dialog>
  )
}

const ignore = (): undefined => undefined
const toRead = { fault: ignore, readOnly: true }
