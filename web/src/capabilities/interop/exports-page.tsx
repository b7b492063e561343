import { listTerms } from '@matricula/contract/catalogue'
import { ExportFormat, type ExportTable, listExportTables } from '@matricula/contract/interop'
import { IconDownload } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ErrorState } from '#design/error-state.tsx'
import { TermField } from '#design/fields/term-select.tsx'
import { Page, Section } from '#design/page.tsx'
import { Skeleton } from '#design/skeleton.tsx'
import { useReply } from '#platform/use-reply.ts'
import styles from './interop.module.css'

function addressOf(name: string, format: ExportFormat, term: string): string {
  const query = new URLSearchParams({ format, ...(term !== '' && { termId: term }) })
  return `/api/exports/${name}?${query}`
}

/** Every table as a file for a spreadsheet, one by one or all of them at once. */
export function ExportsPage() {
  const { t } = useTranslation('interop')
  const terms = useReply(listTerms, {})
  const tables = useReply(listExportTables, {})
  const [term, setTerm] = useState('')
  const items = tables.data?.items ?? []
  return (
    <Page title={t('exports.title')} description={t('exports.about')} width="form">
      <div className={styles.term}>
        <TermField
          terms={terms.data?.items ?? []}
          description={t('exports.termHint')}
          value={term}
          onChange={setTerm}
          clearable
          placeholder={t('exports.allTerms')}
        />
      </div>
      {tables.error !== null && <ErrorState error={tables.error} onRetry={() => void tables.refetch()} />}
      {tables.data === undefined && tables.error === null && <Skeleton />}
      {items.length > 0 && (
        <>
          <Section title={t('exports.everything')}>
            <ul className={styles.exports}>
              <li>
                <span>
                  <strong>{t('exports.zip')}</strong>
                  <span className="muted">{t('exports.zipAbout', { count: items.length })}</span>
                </span>
                <Downloads name="everything" title={t('exports.zip')} term={term} />
              </li>
            </ul>
          </Section>
          <Section title={t('exports.importable')}>
            <Tables tables={items.filter(({ importable }) => importable)} term={term} />
          </Section>
          <Section title={t('exports.others')}>
            <Tables tables={items.filter(({ importable }) => !importable)} term={term} />
          </Section>
        </>
      )}
    </Page>
  )
}

interface TablesProps {
  readonly tables: readonly ExportTable[]
  readonly term: string
}

function Tables({ tables, term }: TablesProps) {
  const { t } = useTranslation('interop')
  return (
    <ul className={styles.exports}>
      {tables.map(({ kind, ofTerm, columns }) => (
        <li key={kind}>
          <span>
            <strong>{t(`kind.${kind}`)}</strong>
            <span className="muted">{t(`exports.${kind}`)}</span>
            <details>
              <summary>
                {t('exports.columns', { count: columns.length })}
                <span className="visually-hidden"> {t(`kind.${kind}`)}</span>
              </summary>
              <p className="muted">{columns.map(({ label }) => label).join(', ')}</p>
            </details>
          </span>
          <Downloads name={kind} title={t(`kind.${kind}`)} term={ofTerm ? term : ''} />
        </li>
      ))}
    </ul>
  )
}

interface DownloadsProps {
  readonly name: string
  readonly title: string
  readonly term: string
}

/** Plain links: the browser shows how far a file is, and keeps it. */
function Downloads({ name, title, term }: DownloadsProps) {
  const { t } = useTranslation('interop')
  return ExportFormat.options.map((format) => (
    <a
      key={format}
      className={styles.download}
      href={addressOf(name, format, term)}
      download
      aria-label={t('exports.downloadNamed', { name: title, format: t(`exports.${format}`) })}
    >
      <IconDownload size={16} aria-hidden />
      {t(`exports.${format}`)}
    </a>
  ))
}
