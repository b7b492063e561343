import { downloadDocument, type IssuedDocument } from '@matricula/contract/documents'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Button } from '#design/button.tsx'
import { Id } from '#design/id.tsx'
import type { Column } from '#design/table/columns.ts'
import { DataTable, type DataTableProps } from '#design/table/data-table.tsx'
import { Tag, type Tone } from '#design/tag.tsx'
import { addressOf } from '#platform/call.ts'
import { type Format, useFormat } from '#platform/format.ts'
import type { useDownload } from '#platform/use-download.ts'
import styles from './documents.module.css'

interface DocumentListProps {
  readonly documents: readonly IssuedDocument[]
  readonly download: ReturnType<typeof useDownload>
  readonly more: NonNullable<DataTableProps<IssuedDocument>['more']>
  readonly onRevoke?: (document: IssuedDocument) => void
}

/** Every document with its state and its files. */
export function DocumentList({ documents, download, more, onRevoke }: DocumentListProps) {
  const { t } = useTranslation('documents')
  const format = useFormat()
  return (
    <DataTable
      label={t('list.label')}
      rows={documents}
      keyOf={({ code }) => code}
      empty={t('list.none')}
      more={more}
      columns={columnsOf(t, format, { download, onRevoke })}
    />
  )
}

interface DoingsProps extends Pick<DocumentListProps, 'download'> {
  readonly document: IssuedDocument
  readonly onRevoke: DocumentListProps['onRevoke'] | undefined
}

function Doings({ document, download, onRevoke }: DoingsProps) {
  const { t } = useTranslation('documents')
  const { number, code, state } = document
  return (
    <span className={styles.doings}>
      {(['pdf', 'json'] as const).map((format) => (
        <Button
          key={format}
          size="small"
          aria-label={t(`list.${format}Of`, { number })}
          pending={download.isPending(addressOfFile(document, format)) && t('list.making')}
          onClick={() => void download.save(addressOfFile(document, format), `${document.number}.${format}`)}
        >
          {t(`list.${format}`)}
        </Button>
      ))}
      <Link to="/verify/$code" params={{ code }} aria-label={t('list.verifyOf', { number })}>
        {t('list.verify')}
      </Link>
      {onRevoke && state === 'valid' && (
        <Button
          size="small"
          look="quiet"
          aria-label={t('list.revokeOf', { number })}
          onClick={() => onRevoke(document)}
        >
          {t('list.revoke')}
        </Button>
      )}
    </span>
  )
}

type Words = ReturnType<typeof useTranslation<'documents'>>['t']

const tones: Record<IssuedDocument['state'], Tone> = { valid: 'ok', revoked: 'bad', superseded: 'neutral' }

const columnsOf = (
  t: Words,
  format: Format,
  doings: Omit<DoingsProps, 'document'>,
): Column<IssuedDocument>[] => [
  {
    key: 'document',
    head: t('list.kind'),
    names: true,
    cell: ({ kind, number, termTitle }) => (
      <span className={styles.named}>
        <span>
          {t(`kind.${kind}`)}
          {termTitle !== undefined && <span className="muted">, {termTitle}</span>}
        </span>
        <Id className={styles.number}>{number}</Id>
      </span>
    ),
  },
  {
    key: 'issued',
    head: t('list.issued'),
    wideOnly: true,
    cell: ({ issuedAt, issuedBy }) => (
      <span className={styles.named}>
        <time dateTime={issuedAt}>{format.dateTime(issuedAt)}</time>
        <span className="muted">{issuedBy}</span>
      </span>
    ),
  },
  {
    key: 'state',
    head: t('list.state'),
    cell: ({ state, reason }) => (
      <span className={styles.named}>
        <Tag tone={tones[state]}>{t(`state.${state}`)}</Tag>
        {state === 'revoked' && <span className="muted">{reason}</span>}
      </span>
    ),
  },
  {
    key: 'files',
    head: t('list.files'),
    cell: (document) => <Doings document={document} {...doings} />,
  },
]

const addressOfFile = ({ studentId, code }: IssuedDocument, format: 'pdf' | 'json'): string =>
  addressOf(downloadDocument, { studentId, code, format }, {})
