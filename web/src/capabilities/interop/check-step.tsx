import type { ImportJob } from '@matricula/contract/interop'
import { useTranslation } from 'react-i18next'
import { Section } from '#design/page.tsx'
import { Stat, Stats } from '#design/stat.tsx'
import { useFormat } from '#platform/format.ts'

/** What the rows come to: before the commit what would be, after it what is. */
export function CheckStep({ job }: { readonly job: ImportJob }) {
  const { t } = useTranslation('interop')
  const format = useFormat()
  const { rows, created, changed, same, refused, warnings } = job
  const records = Object.entries(job.records).map(([of, counts]) =>
    t('check.record', {
      of: t(`record.${of}`, { defaultValue: of }),
      created: format.number(counts.created),
      changed: format.number(counts.changed),
    }),
  )
  return (
    <Section title={t('check.title', { count: rows, rows: format.number(rows) })}>
      <Stats>
        <Stat label={t('check.created')} value={format.number(created)} />
        <Stat label={t('check.changed')} value={format.number(changed)} />
        <Stat label={t('check.same')} value={format.number(same)} />
        <Stat label={t('check.refused')} value={format.number(refused)} />
        <Stat label={t('check.warnings')} value={format.number(warnings)} />
      </Stats>
      {records.length > 0 && <p className="muted">{format.list(records)}</p>}
    </Section>
  )
}
