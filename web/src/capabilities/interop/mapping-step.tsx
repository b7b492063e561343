import { type ImportJob, listImportFields, mapImport, readImport } from '@matricula/contract/interop'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '#design/button.tsx'
import { SelectField } from '#design/fields/select-field.tsx'
import { Section } from '#design/page.tsx'
import { ProblemNote } from '#design/problem-note.tsx'
import { Skeleton } from '#design/skeleton.tsx'
import { useFormat } from '#platform/format.ts'
import { useSession } from '#platform/session.ts'
import { keyOf, useCommand, useReply } from '#platform/use-reply.ts'
import styles from './interop.module.css'

/** Below this the guess is worth a second look. */
const sureEnough = 0.9

/** Which column is which field, with what stands in it; changed, the file is checked again. */
export function MappingStep({ job }: { readonly job: ImportJob }) {
  const { t } = useTranslation('interop')
  const format = useFormat()
  const session = useSession()
  const client = useQueryClient()
  const fields = useReply(listImportFields, { params: { kind: job.kind } })
  const command = useCommand(mapImport)
  const [mapping, setMapping] = useState<Readonly<Record<string, string>>>(job.mapping)
  const { jobId } = job
  const check = async () => {
    const chosen = Object.fromEntries(Object.entries(mapping).filter(([, column]) => column !== ''))
    const now = await command.run({ params: { jobId }, body: { mapping: chosen } })
    client.setQueryData(keyOf(readImport, { jobId }, {}), now)
  }
  if (!fields.data) return <Skeleton rows={6} />
  return (
    <Section title={t('mapping.title')}>
      <ul className={styles.mapping}>
        {fields.data.fields.map(({ field, label, required, example }) => {
          const column = mapping[field] ?? ''
          const sure = job.mapping[field] === column ? (job.confidence[field] ?? 1) : 1
          const samples = (job.samples[column] ?? []).filter((sample) => sample !== '')
          return (
            <li key={field}>
              <SelectField
                label={label}
                required={required}
                value={column}
                onChange={(next) => setMapping({ ...mapping, [field]: next })}
                placeholder={t('mapping.none')}
                clearable
                searchable
                choices={job.columns.map((value) => ({ value, label: value }))}
                {...(required && column === '' && { error: t('mapping.needed') })}
              />
              <p className="muted">
                {samples.length > 0 ? <bdi>{format.list(samples)}</bdi> : t('mapping.example', { example })}
                {column !== '' && sure < sureEnough && ` · ${t('mapping.unsure')}`}
              </p>
            </li>
          )
        })}
      </ul>
      {command.error && <ProblemNote problem={command.error} />}
      {session.can('import.run') && (
        <Button
          pending={command.pending && t('file.checking')}
          onClick={() => void check().catch(() => undefined)}
        >
          {t('mapping.check')}
        </Button>
      )}
    </Section>
  )
}
