import { listTerms } from '@matricula/contract/catalogue'
import { ExportFormat, ExportKind } from '@matricula/contract/interop'
import { IconDownload } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { SelectField } from '#design/fields/select-field.tsx'
import { Page, Section } from '#design/page.tsx'
import { useReply } from '#platform/use-reply.ts'
import styles from './interop.module.css'

const ofTerm: ReadonlySet<string> = new Set(['sections', 'enrolments'])

function addressOf(kind: ExportKind, format: ExportFormat, term: string): string {
  const query = new URLSearchParams({ format, ...(term !== '' && ofTerm.has(kind) && { termId: term }) })
  return `/api/exports/${kind}?${query}`
}

/** Every table as a file for a spreadsheet, which can be imported again. */
export function ExportsPage() {
  const { t } = useTranslation('interop')
  const terms = useReply(listTerms, {})
  const [term, setTerm] = useState('')
  return (
    <Page title={t('exports.title')} description={t('exports.about')} width="form">
      <div className={styles.term}>
        <SelectField
          label={t('term.label')}
          description={t('exports.termHint')}
          value={term}
          onChange={setTerm}
          clearable
          placeholder={t('exports.allTerms')}
          choices={(terms.data?.items ?? []).map(({ termId, title }) => ({ value: termId, label: title }))}
        />
      </div>
      <Section title={t('exports.tables')}>
        <ul className={styles.exports}>
          {ExportKind.options.map((kind) => (
            <li key={kind}>
              <span>
                <strong>{t(`kind.${kind}`)}</strong>
                <span className="muted">{t(`exports.${kind}`)}</span>
              </span>
              {ExportFormat.options.map((format) => (
                <a
                  key={format}
                  className={styles.download}
                  href={addressOf(kind, format, term)}
                  download
                  aria-label={t('exports.downloadNamed', {
                    name: t(`kind.${kind}`),
                    format: t(`exports.${format}`),
                  })}
                >
                  <IconDownload size={16} aria-hidden />
                  {t(`exports.${format}`)}
                </a>
              ))}
            </li>
          ))}
        </ul>
      </Section>
    </Page>
  )
}
